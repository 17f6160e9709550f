// Lists the breaking and the harmless changes of the spec since the last release:
// `node scripts/spec/changes.mjs [--since <tag or commit>] [--repository <folder>]`.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../lib/run.mjs';
import { lastReleaseTag, MEANING, specChanges } from './lib/changes.mjs';

const { values } = parseArgs({ options: { since: { type: 'string' }, repository: { type: 'string', default: root } } });
const repository = path.resolve(values.repository);
const since = values.since ?? (await lastReleaseTag(repository));

if (since === undefined) {
  console.log('There is no release yet, so no change of the spec can break users.');
} else {
  const changes = await specChanges(repository, since);
  const breaking = changes.filter(({ impact }) => impact === 'major').length;
  for (const { impact, text } of changes) console.log(`${MEANING[impact].padEnd(17)} ${text}`);
  console.log(
    changes.length === 0
      ? `The spec has not changed since ${since}.`
      : `Since ${since}: ${breaking} breaking and ${changes.length - breaking} harmless changes of the spec.`,
  );
}
