import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './lib/lock.mjs';
import { root, runCaptured } from './lib/run.mjs';
import { explainInstallFailure } from './lib/setup.mjs';

const folder = path.join(root, 'examples', 'runtimes', 'toolchain');
const stampFile = path.join(folder, 'node_modules', '.koukoutu-runtimes');

function inputs() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const name of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    hash.update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex');
}

/**
 * Installs the runtimes on which the SDK is tested, if they are missing. They are a download of about 300 MB, so they do not
 * belong to the workspace that `npm start` installs.
 *
 * @returns {Promise<string>} the folder whose `node_modules` contains them
 * @throws {KitError} if they cannot be downloaded
 */
export async function ensureRuntimes() {
  await withLock('runtimes', async () => {
    const wanted = inputs();
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
    process.stderr.write('Installing the runtimes for the SDK’s tests (Node 20 to 26, Bun, Deno, workerd) …\n');
    const { code, output } = await runCaptured('pnpm', ['install', '--frozen-lockfile'], { cwd: folder });
    if (code !== 0) throw explainInstallFailure(output);
    writeFileSync(stampFile, wanted);
  });
  return folder;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await ensureRuntimes());
}
