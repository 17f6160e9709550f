// Applies the waiting changesets: versions, changelogs, and the same version in the spec and the lock file. The release workflow runs it.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, runForeground } from './lib/run.mjs';
import { VERSIONED_DOCUMENTS } from './lib/versions.mjs';

async function run(command, ...args) {
  const code = await runForeground(command, args, { cwd: root });
  if (code !== 0) throw new Error(`\`${command} ${args.join(' ')}\` ended with ${code}.`);
}

await run('changeset', 'version');
const { version } = JSON.parse(await readFile(path.join(root, 'packages/sdk/package.json'), 'utf8'));
for (const name of VERSIONED_DOCUMENTS) {
  const file = path.join(root, name);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^( {2}version: ).+$/m, `$1${version}`));
}
await run('pnpm', 'install', '--lockfile-only', '--no-frozen-lockfile');
await run('node', 'scripts/spec/generate.mjs');
