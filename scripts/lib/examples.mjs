// The examples that users copy: which there are, what each needs, and how one is run as a user would.
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureBrowser } from '../browser.mjs';
import { ensurePhp } from '../php.mjs';
import { ensureRequests } from '../python.mjs';
import { ensureRedis } from '../redis.mjs';
import { root, runCaptured } from './run.mjs';

/**
 * A small project that a user can copy. Its own `npm test` tries it against the mock.
 *
 * @typedef {object} Example
 * @property {string} name its folder below `examples/`
 * @property {boolean} quick true if `npm test` runs it too, and not the job of the workflow and `npm run examples` alone
 * @property {() => Promise<Record<string, string>>} [prepare] installs what npm cannot, and returns variables for the test
 */

const chromium = async () => ({ CHROMIUM_PATH: await ensureBrowser() });
const redis = async () => ({ REDIS_SERVER_PATH: await ensureRedis() });
const php = async () => {
  await ensurePhp();
  return {};
};

/** @type {Example[]} */
export const EXAMPLES = [
  { name: 'node-script', quick: true },
  { name: 'folder-cli', quick: true },
  { name: 'express', quick: true },
  { name: 'contract-ci', quick: false },
  { name: 'php', quick: true, prepare: php },
  { name: 'python', quick: true, prepare: ensureRequests },
  // A package of this repository too, whose tests `npm test` runs there.
  { name: 'testing', quick: false },
  { name: 'hono-workers', quick: false },
  { name: 'vite-react', quick: false, prepare: chromium },
  { name: 'next-app', quick: false, prepare: chromium },
  { name: 'expo-app', quick: false },
  { name: 'containers', quick: false, prepare: redis },
  { name: 'fleet', quick: false, prepare: async () => ({ ...(await redis()), ...(await chromium()) }) },
];

/** The manifest changed so that npm installs our packages from their tarballs, also as dependencies of each other. */
export function withTarballs(manifest, tarballs) {
  const local = (dependencies = {}) =>
    Object.fromEntries(
      Object.entries(dependencies).map(([name, range]) => [
        name,
        tarballs.has(name) ? `file:${tarballs.get(name)}` : range,
      ]),
    );
  const [dependencies, devDependencies] = [local(manifest.dependencies), local(manifest.devDependencies)];
  const named = { ...dependencies, ...devDependencies };
  // Without overrides npm would look in the registry for those of our packages that another one depends on.
  const overrides = Object.fromEntries(
    [...tarballs].map(([name, file]) => [name, name in named ? `$${name}` : `file:${file}`]),
  );
  return { ...manifest, dependencies, devDependencies, overrides: { ...manifest.overrides, ...overrides } };
}

async function mustPass(command, args, options) {
  const { code, output } = await runCaptured(command, args, options);
  if (code !== 0) throw new Error(`\`${[command, ...args].join(' ')}\` ended with ${code}:\n${output.trim()}`);
}

/** @param {string} folder with a `package.json` */
export const install = (folder) =>
  mustPass('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder });

export const readManifest = async (folder) => JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
export const writeManifest = (folder, manifest) =>
  writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const LEFT_OUT = new Set(['node_modules', 'dist', 'out', 'test-results', '.turbo', '.next', '.wrangler', '.expo']);

/** Copies an example unchanged, without what its builds and tests left behind. */
export async function copyExample({ name }, folder) {
  const source = path.join(root, 'examples', name);
  await cp(source, folder, { recursive: true, filter: (file) => !LEFT_OUT.has(path.basename(file)) });
}

/** Copies an example into a folder that does not exist yet, and installs our packages from their tarballs. */
export async function makeProject(example, folder, tarballs) {
  await copyExample(example, folder);
  await writeManifest(folder, withTarballs(await readManifest(folder), tarballs));
  await install(folder);
}

/**
 * Runs the example's own test in its folder, where everything is installed.
 *
 * @throws Error with what was printed, if it fails
 */
export async function testExample(example, folder) {
  const env = (await example.prepare?.()) ?? {};
  await mustPass('npm', ['test'], {
    cwd: folder,
    env: { ...env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', EXPO_NO_TELEMETRY: '1' },
  });
}
