import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runCaptured } from './lib/run.mjs';
import { KitError } from './lib/setup.mjs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env.LOCALAPPDATA ?? ''}\\Chromium\\Application\\chrome.exe`,
];

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

/** Ways to install a browser, tried in this order. */
const WAYS = [
  {
    applies: () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    commands: [
      ['apt-get', ['update', '-qq']],
      ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']],
    ],
  },
  { applies: () => true, commands: [['playwright-core', ['install', 'chromium']]] },
];

async function find() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new KitError(`CHROMIUM_PATH names "${named}", which does not exist. Correct it or unset it.`);
  }
  const found = INSTALLED.find((file) => existsSync(file));
  if (found !== undefined) return found;
  const own = await playwrightsOwn();
  return existsSync(own) ? own : undefined;
}

/**
 * Finds Chromium or Chrome for the browser tests. If there is none, installs one: from Debian's packages as root, otherwise
 * with Playwright.
 *
 * @returns {Promise<string>} the executable's path
 * @throws {KitError} if no browser is found and none can be installed
 */
export async function ensureBrowser() {
  const found = await find();
  if (found !== undefined) return found;
  process.stderr.write('Installing Chromium for the browser tests …\n');
  for (const way of WAYS.filter((way) => way.applies())) {
    for (const [command, args] of way.commands) {
      await runCaptured(command, args, { env: { DEBIAN_FRONTEND: 'noninteractive' } }).catch(() => undefined);
    }
    const installed = await find();
    if (installed !== undefined) return installed;
  }
  throw new KitError(
    'The browser tests need Chromium or Chrome, and it could not be installed. Install one, or set CHROMIUM_PATH to its path.',
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await ensureBrowser());
}
