import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { root, runCaptured } from './run.mjs';

/** A failure that is told to the user as one sentence, without a stack trace. */
export class KitError extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const stampFile = path.join(root, 'node_modules', '.koukoutu-setup');

/** What an installation depends on: when none of it changed, there is nothing to install. */
function installInputs() {
  const manifests = ['packages', 'examples', 'bench'].flatMap((folder) => {
    const base = path.join(root, folder);
    if (!existsSync(base)) return [];
    return [base, ...readdirSync(base).map((name) => path.join(base, name))].map((place) =>
      path.join(place, 'package.json'),
    );
  });
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => path.join(root, name));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of [...files, ...manifests].filter((file) => existsSync(file))) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL|network/i;

/** The error for an installation that failed, with the cause that users meet most told in words. */
export function explainInstallFailure(output) {
  const tail = output.trim().split('\n').slice(-15).join('\n');
  if (NO_NETWORK.test(output)) {
    return new KitError(
      'Installing the packages failed: the npm registry could not be reached. Check the network (or the proxy and ' +
        '`npm config get registry`) and run the command again.' +
        (process.env.KIT_VERBOSE ? `\n\n${tail}` : ' KIT_VERBOSE=1 shows what the installer said.'),
    );
  }
  return new KitError(`Installing the packages failed. The installer said:\n\n${tail}`);
}

/** Prints a line for a step that takes a while, and how long it took. */
async function step(title, work) {
  const started = performance.now();
  process.stderr.write(`${title} …\n`);
  const result = await work();
  process.stderr.write(`${title}: done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}

async function install() {
  const inputs = installInputs();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs) return;
  await step('Installing packages (the first time takes about a minute)', async () => {
    const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const result = await runCaptured('npx', ['--yes', packageManager, 'install', '--frozen-lockfile']);
    if (process.env.KIT_VERBOSE) process.stderr.write(result.output);
    if (result.code !== 0) throw explainInstallFailure(result.output);
  });
  writeFileSync(stampFile, installInputs());
}

async function build() {
  const result = await runCaptured('turbo', ['run', 'build', '--output-logs=errors-only']);
  if (process.env.KIT_VERBOSE) process.stderr.write(result.output);
  if (result.code !== 0) throw new KitError(`Building the packages failed.\n\n${result.output.trim()}`);
}

/**
 * Installs what is missing and, when asked, builds what changed. Cheap when nothing did.
 *
 * @param {{ build: boolean }} options
 * @throws {KitError} when the registry cannot be reached or a package does not build
 */
export async function setup(options) {
  await withLock('setup', async () => {
    await install();
    if (options.build) await build();
  });
}
