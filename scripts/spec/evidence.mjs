// Makes a patch of the spec from the proposal of a live run: `node scripts/spec/evidence.mjs proposal.json > evidence.patch`.
// Read it, then apply it with `git apply evidence.patch`. The proposal of a rehearsal is accepted only with `--rehearsal`.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { evidencePatch } from './lib/evidence.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rehearsal: { type: 'boolean' }, folder: { type: 'string' } },
});
const [file] = positionals;

try {
  if (file === undefined)
    throw new Error('The file is missing. Name the one that `koukoutu-contract verify --evidence <file>` wrote.');
  const proposal = JSON.parse(await readFile(file, 'utf8'));
  if (proposal.live !== true && !values.rehearsal) {
    throw new Error(
      `${file} comes from a rehearsal, not from the live service, so it confirms nothing. Use --rehearsal to see the patch anyway.`,
    );
  }
  const { patch, confirmed, refuted } = await evidencePatch(proposal, values.folder);
  process.stdout.write(patch);
  console.error(`${confirmed} facts confirmed and ${refuted} guesses refuted on ${proposal.date}.`);
  for (const { rule, check, seen, guess, level } of proposal.corrections) {
    console.error(
      `${guess ? 'the guess is wrong' : `the fact (level ${level}) was not seen as known`}: ${rule} (${check}): ${seen}`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
