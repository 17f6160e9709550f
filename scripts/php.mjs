import { spawnSync } from 'node:child_process';
import { runCaptured } from './lib/run.mjs';
import { KitError } from './lib/setup.mjs';

const works = () => /^curl$/m.test(spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout ?? '');

/**
 * Finds PHP with its curl extension, for the guide's PHP program. If there is none, installs Debian's package (as root).
 *
 * @returns {Promise<string>} the command
 * @throws {KitError} if it is not found and cannot be installed
 */
export async function ensurePhp() {
  if (works()) return 'php';
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    process.stderr.write('Installing PHP for the tests of the guides …\n');
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'php-cli', 'php-curl'],
    ]) {
      await runCaptured('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } }).catch(() => undefined);
    }
  }
  if (works()) return 'php';
  throw new KitError(
    'The tests of the guides need PHP with its curl extension, and it could not be installed. Install both.',
  );
}
