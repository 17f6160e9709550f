import { isDeepStrictEqual } from 'node:util';

/**
 * Prints a guess beside what a tool does, and fails the program if the tool no longer does what was recorded.
 *
 * @param {{guess: unknown, recorded: unknown, seen: unknown}} finding
 *   `guess`: what we expected before the first run; `recorded`: what happened then; `seen`: what happens now
 */
export function finding({ guess, recorded, seen }) {
  console.log(`guess: ${JSON.stringify(guess)}`);
  console.log(`seen:  ${JSON.stringify(seen)}`);
  if (isDeepStrictEqual(seen, recorded)) return;
  console.log(`recorded: ${JSON.stringify(recorded)}. The tool behaves differently now.`);
  process.exitCode = 1;
}
