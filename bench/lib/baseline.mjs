// The build that the kit is compared with. It is checked out of this repository's own history and built once, in the user's cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from '../../scripts/lib/lock.mjs';
import { root } from '../../scripts/lib/run.mjs';

/** The commit that the benchmarks call "today". */
export const BASELINE = '8b6a5440d9834c11747fcaa0f4a7e1c6928ba80f';

const cache =
  process.env.XDG_CACHE_HOME ??
  (process.platform === 'win32' && process.env.LOCALAPPDATA
    ? process.env.LOCALAPPDATA
    : path.join(os.homedir(), '.cache'));

/**
 * The folder of the baseline, with its packages installed and built. The first call takes minutes; later ones return at once.
 *
 * @returns {Promise<string>} the absolute path. KOUKOUTU_BENCH_BASELINE names a folder to use instead, which must be built
 * @throws {Error} if this clone does not hold the commit (a shallow clone), or the baseline does not build
 */
export async function baseline() {
  if (process.env.KOUKOUTU_BENCH_BASELINE) return path.resolve(process.env.KOUKOUTU_BENCH_BASELINE);
  const parent = path.join(cache, 'koukoutu-kit', 'bench');
  const folder = path.join(parent, BASELINE.slice(0, 7));
  const ready = path.join(parent, `${BASELINE.slice(0, 7)}.ready`);
  mkdirSync(parent, { recursive: true });
  return withLock(
    `baseline-${BASELINE.slice(0, 7)}`,
    async () => {
      if (existsSync(ready)) return folder;
      console.error(`Building the baseline ${BASELINE.slice(0, 7)} in ${folder}. This happens once and takes minutes.`);
      checkOutBaseline(folder);
      run('npm', ['run', 'setup', '--silent'], folder);
      writeFileSync(ready, BASELINE);
      return folder;
    },
    parent,
  );
}

/**
 * Puts the files of the baseline into a new folder: a clean clone, with nothing installed.
 *
 * @param {string} folder is deleted first if it exists
 */
export function checkOutBaseline(folder) {
  checkOut(folder, BASELINE);
}

/**
 * Clones this repository into a new folder and checks one commit out.
 *
 * @param {string} folder is deleted first if it exists
 * @param {string} commit
 */
export function checkOut(folder, commit) {
  if (spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root }).status !== 0) {
    throw new Error(`This clone does not hold the commit ${commit.slice(0, 7)}. Run \`git fetch --unshallow\` first.`);
  }
  rmSync(folder, { recursive: true, force: true });
  run('git', ['clone', '--quiet', '--no-checkout', root, folder], path.dirname(folder));
  run('git', ['checkout', '--quiet', '--detach', commit], folder);
}

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`\`${command} ${args.join(' ')}\` failed in ${cwd}:\n${stdout}${stderr}`);
}
