// Runs the probes in every runtime and returns the results.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { root } from '../../scripts/lib/run.mjs';
import { ensureRuntimes } from '../../scripts/runtimes.mjs';
import { startProxy, startServers } from './servers.mjs';

const here = path.join(root, 'measured', 'runtimes');
/** A host name that no resolver knows, so that only a proxy can respond. */
const FAR_HOST = 'shop.example.invalid';

const photo = () =>
  sharp({ create: { width: 96, height: 96, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();

/** Bundles a program with the built SDK. */
async function bundle(entry, options) {
  const { outputFiles } = await build({
    entryPoints: [path.join(here, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
    mainFields: ['module', 'main'],
    ...options,
  });
  return outputFiles[0].text;
}

function writeFiles(folder, jpeg) {
  const files = Object.fromEntries(
    ['touched', 'replaced', 'photo', 'large'].map((name) => [name, path.join(folder, `${name}.jpg`)]),
  );
  writeFileSync(files.touched, 'old bytes');
  writeFileSync(files.replaced, 'old bytes');
  writeFileSync(files.photo, jpeg);
  writeFileSync(files.large, '');
  truncateSync(files.large, 200 << 20);
  return files;
}

/** Gives each measurement separate servers and files. */
async function surrounded(browser, use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-measured-'));
  const jpeg = await photo();
  const servers = await startServers({ photo: jpeg, ...browser });
  try {
    return await use({ base: servers.base, hasty: servers.hasty, folder, files: writeFiles(folder, jpeg) });
  } finally {
    await servers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end, without the proxy variables of this environment. */
const output = (command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const own = { PATH: process.env.PATH, HOME: tmpdir(), ...env };
    execFile(command, args, { env: own, encoding: 'utf8', timeout: 300_000 }, (error, stdout, stderr) =>
      error && stdout === '' ? reject(new Error(`${command}: ${error.message}\n${stderr}`)) : resolve(stdout.trim()),
    );
  });

/** A runtime with files and processes. */
function withFiles(command, args = []) {
  return {
    version: async () => /\d+\.\d+\.\d+/.exec(await output(command, ['--version']))[0],
    seen: (only) =>
      surrounded({}, async ({ base, hasty, folder, files }) => {
        const script = path.join(folder, 'probe.mjs');
        writeFileSync(script, await bundle('with-files.mjs', { platform: 'node' }));
        const run = async (task, env) =>
          JSON.parse(await output(command, [...args, script, JSON.stringify(task)], env));
        const seen = await run({ base, hasty, files, only });
        for (const scheme of ['http', 'https']) {
          const row = `proxy-${scheme}`;
          if (only && !only.includes(row)) continue;
          const proxy = await startProxy();
          const env = { [`${scheme.toUpperCase()}_PROXY`]: proxy.url, NODE_USE_ENV_PROXY: '1' };
          const ended = await run({ target: `${scheme}://${FAR_HOST}/` }, env);
          seen[row] = proxy.asked() === undefined ? 'not used' : `${proxy.asked()}, ${ended}`;
          await proxy.close();
        }
        return seen;
      }),
  };
}

const workerd = (tool) => ({
  /** Miniflare brings it. */
  version: async () => createRequire(createRequire(`${tool()}/`).resolve('miniflare'))('workerd/package.json').version,
  seen: (only) =>
    surrounded({}, async ({ base, hasty }) => {
      const { Miniflare, Log, LogLevel } = createRequire(`${tool()}/`)('miniflare');
      const worker = new Miniflare({
        modules: true,
        script: await bundle('worker.mjs', { platform: 'neutral', conditions: ['workerd', 'worker', 'browser'] }),
        compatibilityDate: '2025-11-01',
        log: new Log(LogLevel.NONE),
        handleRuntimeStdio(...streams) {
          for (const stream of streams) stream.resume();
        },
      });
      try {
        const url = await worker.ready;
        return await (await fetch(url, { method: 'POST', body: JSON.stringify({ base, hasty, only }) })).json();
      } finally {
        await worker.dispose();
      }
    }),
});

const browser = () => {
  let version = '';
  return {
    version: async () => version,
    async seen(only) {
      const script = await bundle('page.mjs', { platform: 'browser' });
      const page = '<!doctype html><input type="file" multiple><script type="module" src="/page.js"></script>';
      return surrounded({ page, script }, async ({ base, hasty, files }) => {
        const started = await chromium.launch({
          executablePath: await ensureBrowser(),
          args: ['--no-sandbox', '--disable-gpu'],
        });
        version = started.version();
        try {
          const tab = await started.newPage();
          await tab.goto(base);
          await tab.waitForFunction(() => 'measure' in window);
          await tab.setInputFiles('input', [files.touched, files.replaced]);
          return await tab.evaluate((given) => window.measure(...given), [hasty, files, only]);
        } finally {
          await started.close();
        }
      });
    },
  };
};

/**
 * The runtimes by the names of the columns. Those of the toolchain are installed on first use. Node 24 is the runtime of this program.
 *
 * @param {() => string} toolchain the folder whose `node_modules` holds the runtimes
 */
const runtimesIn = (toolchain) => {
  const tool = () => path.join(toolchain(), 'node_modules');
  const node = (major) => ({
    version: () => withFiles(path.join(tool(), `node-${major}`, 'bin', 'node')).version(),
    seen: (only) => withFiles(path.join(tool(), `node-${major}`, 'bin', 'node')).seen(only),
  });
  const binary = (name, args) => ({
    version: () => withFiles(path.join(tool(), '.bin', name)).version(),
    seen: (only) => withFiles(path.join(tool(), '.bin', name), args).seen(only),
  });
  return {
    'Node 20': node(20),
    'Node 22': node(22),
    'Node 24': withFiles(process.execPath),
    'Node 26': node(26),
    Bun: binary('bun', ['--no-install']),
    Deno: binary('deno', ['run', '-A', '--no-lock']),
    workerd: workerd(tool),
    Chromium: browser(),
  };
};

/**
 * @param {{ columns?: readonly string[], rows?: readonly string[], say?: (line: string) => void }} [options] which runtimes and which
 *   probes; all by default
 * @returns {Promise<{ versions: Record<string, string>, cells: Record<string, Record<string, string>> }>} cells by row and column
 */
export async function measure({ columns, rows, say = () => {} } = {}) {
  let toolchain = '';
  const runtimes = runtimesIn(() => toolchain);
  const wanted = Object.keys(runtimes).filter((name) => columns?.includes(name) ?? true);
  if (wanted.some((name) => !['Node 24', 'Chromium'].includes(name))) toolchain = await ensureRuntimes();
  const versions = {};
  const cells = {};
  for (const name of wanted) {
    say(name);
    for (const [row, cell] of Object.entries(await runtimes[name].seen(rows))) {
      cells[row] ??= {};
      cells[row][name] = cell;
    }
    versions[name] = await runtimes[name].version();
  }
  return { versions, cells };
}
