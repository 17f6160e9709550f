import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { buildReader, installReader, step } from './progress.mjs';
import { root, runCaptured } from './run.mjs';
import { isRunBuildFresh } from './run-build.mjs';

/** An error that is printed as its message only, without a stack trace. */
export class KitError extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const stampFile = path.join(root, 'node_modules', '.koukoutu-setup');

/** The files that an installation depends on. If none of them changed, there is nothing to install. */
function installInputs() {
  const manifests = ['packages', 'examples', 'bench'].flatMap((folder) => {
    const base = path.join(root, folder);
    if (!existsSync(base)) return [];
    return [base, ...readdirSync(base).map((name) => path.join(base, name))].map((place) =>
      path.join(place, 'package.json'),
    );
  });
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'site/package.json'].map((name) =>
    path.join(root, name),
  );
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of [...files, ...manifests].filter((file) => existsSync(file))) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL|network/i;

/** The error for a failed installation. The most common cause, no network, is explained. */
export function explainInstallFailure(output) {
  const tail = output.trim().split('\n').slice(-15).join('\n');
  if (NO_NETWORK.test(output)) {
    return new KitError(
      'Installing the packages failed: the npm registry could not be reached. Check the network (or the proxy and ' +
        '`npm config get registry`) and run the command again.' +
        (process.env.KIT_VERBOSE ? `\n\n${tail}` : ' KIT_VERBOSE=1 shows what the installer said.'),
    );
  }
  return new KitError(`Installing the packages failed. The installer printed:\n\n${tail}`);
}

/** @returns {Promise<number>} its duration in seconds */
async function install() {
  const inputs = installInputs();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs) return 0;
  process.stderr.write('Installing packages. The first time, they are downloaded.\n');
  const { seconds } = await step('Installing', async (doing) => {
    const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const reader = installReader(doing);
    const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=ndjson'];
    const { code, output } = await runCaptured('npx', args, { onLine: reader.line });
    if (process.env.KIT_VERBOSE) process.stderr.write(output);
    if (code !== 0) throw explainInstallFailure(reader.messages() || output);
  });
  writeFileSync(stampFile, installInputs());
  return seconds;
}

/** What can be built: every package with its types, those that the site or the contract checks use, or what `npm start` runs. */
const BUILDERS = {
  all: (doing) => buildPackages([], doing),
  site: (doing) => buildPackages(['--filter=@koukoutu/site^...'], doing),
  contract: (doing) => buildPackages(['--filter=@koukoutu/contract-tests...'], doing),
  'to-run': () => runCaptured('node', [path.join(root, 'scripts', 'build-to-run.mjs')]),
};

function buildPackages(filters, doing) {
  const logs = ['--output-logs=new-only', '--log-order=stream', '--log-prefix=task'];
  return runCaptured('turbo', ['run', 'build', ...filters, ...logs], { onLine: buildReader(doing).line });
}

/**
 * Builds what has changed.
 *
 * @param {keyof typeof BUILDERS} wanted
 * @returns {Promise<number>} its duration in seconds
 */
async function build(wanted) {
  // Turbo finds out by itself what has changed.
  if (wanted === 'to-run' && isRunBuildFresh()) return 0;
  const { seconds } = await step('Building', async (doing) => {
    const { code, output } = await BUILDERS[wanted](doing);
    if (process.env.KIT_VERBOSE) process.stderr.write(output);
    if (code !== 0)
      throw new KitError(`Building the packages failed.\n\n${output.trim().split('\n').slice(-60).join('\n')}`);
  });
  return seconds;
}

/**
 * Installs what is missing and builds what has changed. Quick if nothing has changed.
 *
 * @param {{ build: keyof typeof BUILDERS | 'nothing' }} options
 * @returns {Promise<{ install: number, build: number }>} the duration of each, in seconds
 * @throws {KitError} if the registry cannot be reached or a package does not build
 */
export async function setup(options) {
  return withLock('setup', async () => ({
    install: await install(),
    build: options.build === 'nothing' ? 0 : await build(options.build),
  }));
}
