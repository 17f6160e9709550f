// Tests the packed SDK on the Node version that runs this file: `node scripts/on-this-node.mjs [major version]`.
// It installs the tarball into an empty folder, and cuts out a picture with `import` and with `require`. Run `npm run setup` first.
import { spawn } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pack, withTemporaryFolder } from './lib/packed.mjs';
import { root, runCaptured } from './lib/run.mjs';

const [wanted] = process.argv.slice(2);
const KEY = 'key-of-this-test';

const program = (load) => `${load}
const koukoutu = new Koukoutu({ apiKey: '${KEY}', baseUrl: process.argv[2] });
(async () => {
  const cutout = await koukoutu.removeBackground(fromPath('photo.jpg'), { outputFormat: 'png' });
  await save(cutout, process.argv[3]);
  console.log(process.version);
})();
`;
const PROGRAMS = {
  'program.mjs': program("import { Koukoutu, fromPath, save } from '@koukoutu/sdk/node';"),
  'program.cjs': program("const { Koukoutu, fromPath, save } = require('@koukoutu/sdk/node');"),
};

/** Starts the mock on the project's Node 24. */
async function startMock() {
  const node = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const cli = path.join(root, 'packages/mock-server/dist/cli.js');
  const child = spawn(node, [cli, '--port', '0', '--api-key', KEY], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const ready = output.match(/http:\/\/[\d.]+:\d+/);
      if (ready) resolve(ready[0]);
    });
    child.once('close', () => reject(new Error(`The mock did not start:\n${output}`)));
  });
  return { url, stop: () => child.kill() };
}

/** Runs a file on the Node version that runs this script, even if another one comes first on the path. */
function runHere(args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}

if (wanted !== undefined && process.versions.node.split('.')[0] !== wanted) {
  throw new Error(`This is Node ${process.versions.node}, not ${wanted}.`);
}
await withTemporaryFolder(async (folder) => {
  const tarball = await pack(path.join(root, 'packages/sdk'), folder);
  await writeFile(path.join(folder, 'package.json'), '{ "name": "user", "private": true }');
  const installed = await runCaptured('npm', ['install', '--no-audit', '--no-fund', path.basename(tarball)], {
    cwd: folder,
  });
  if (installed.code !== 0) throw new Error(installed.output);
  await copyFile(path.join(root, 'examples/assets/sample.jpg'), path.join(folder, 'photo.jpg'));
  const mock = await startMock();
  try {
    for (const [name, source] of Object.entries(PROGRAMS)) {
      await writeFile(path.join(folder, name), source);
      const { code, output } = await runHere([name, mock.url, `${name}.png`], folder);
      if (code !== 0 || output !== process.version)
        throw new Error(`${name} failed on Node ${process.version}:\n${output}`);
      const head = (await readFile(path.join(folder, `${name}.png`))).subarray(1, 4).toString();
      if (head !== 'PNG') throw new Error(`${name} did not write a PNG.`);
      console.log(`${name} works on Node ${output}.`);
    }
  } finally {
    mock.stop();
  }
});
