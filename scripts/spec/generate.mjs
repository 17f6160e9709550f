// Writes everything that is derived from the spec; `--check` only says what is stale. Run it with `npm run generate`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../lib/run.mjs';
import { bundle, DOCUMENTS } from './lib/bundle.mjs';
import { assertSelfContained, documentsModule, sdkData } from './lib/data.mjs';
import { typesOf } from './lib/types.mjs';

/** The document of the mock's own control API: the control page is a client of it. */
const CONTROL = 'packages/mock-server/openapi/control.yaml';

async function outputs() {
  const documents = await bundle();
  assertSelfContained(documents);
  const files = new Map();
  for (const name of DOCUMENTS) {
    const types = await typesOf(documents[name], `openapi/${name}.yaml`);
    files.set(`packages/sdk/src/generated/${name}.ts`, types);
    files.set(`packages/mock-server/src/generated/${name}.ts`, types);
  }
  files.set('packages/sdk/src/generated/spec-data.ts', sdkData(documents));
  files.set('packages/mock-server/src/generated/documents.ts', await documentsModule(documents, { prose: false }));
  files.set('packages/contract-tests/src/generated/documents.ts', await documentsModule(documents, { prose: true }));
  const control = parse(await readFile(path.join(root, CONTROL), 'utf8'));
  files.set('packages/mock-page/src/generated/control.ts', await typesOf(control, CONTROL));
  return files;
}

const checkOnly = process.argv.includes('--check');
const stale = [];
for (const [name, content] of await outputs()) {
  const file = path.join(root, name);
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current === content) continue;
  stale.push(name);
  if (checkOnly) continue;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

if (stale.length === 0) console.log('Everything generated from the spec is up to date.');
else if (!checkOnly) console.log(`Wrote ${stale.length} files:\n  ${stale.join('\n  ')}`);
else {
  console.error(`Stale, run \`npm run generate\`:\n  ${stale.join('\n  ')}`);
  process.exitCode = 1;
}
