import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { dependencies } from '../package.json';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the command into one file, which tests run as a separate process, as users do. Returns its path.
 *
 * @param name name of the file. Each test file needs a different one, because they run at the same time
 */
export async function buildCommand(name: string): Promise<string> {
  const command = join(root, 'test-results', `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile: command,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // The private packages are bundled, as in the published package.
    external: Object.keys(dependencies),
    logLevel: 'error',
  });
  return command;
}
