import { checksPage } from '../checks/page.js';
import { readVerifyOptions, UsageError } from './options.js';
import type { Surroundings } from './surroundings.js';
import { USAGE } from './usage.js';
import { verify } from './verify.js';

/** Exit code for what could not be judged, which includes wrong usage. Such a run never passes. */
const UNJUDGED = 2;

/**
 * The command `koukoutu-contract`.
 *
 * @returns the exit code: 0 no drift, 1 drift, 2 could not judge
 */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    surroundings.write(USAGE);
    return 0;
  }
  try {
    if (name === 'checks') {
      surroundings.write(checksPage());
      return 0;
    }
    if (name === undefined) throw new UsageError('Missing command. Use verify or checks');
    if (name !== 'verify') throw new UsageError(`Unknown command "${name}". Use verify or checks`);
    return await verify(readVerifyOptions(rest, surroundings.env), surroundings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    surroundings.warn(`koukoutu-contract: ${message}\n`);
    if (error instanceof UsageError) surroundings.warn('See koukoutu-contract --help.\n');
    return UNJUDGED;
  }
}
