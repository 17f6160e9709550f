// Writes everything that is derived from the spec. With `--check` it only lists what is stale. Run it with `npm run generate`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../lib/run.mjs';
import { bundle, SDK_DOCUMENTS } from './lib/bundle.mjs';
import { assertSelfContained, documentData, jsonFiles, operationIds, pictures, sdkData } from './lib/data.mjs';
import { typesOf } from './lib/types.mjs';

/** The OpenAPI document of the mock's control API. The control page is a client of it. */
const CONTROL = 'packages/mock-server/openapi/control.yaml';

const SDK = 'packages/sdk/src/generated';
const MOCK = 'packages/mock-server/src/generated';
const CONTRACT = 'packages/contract-tests/src/generated';
const PAGE = 'packages/mock-page/src/generated';

async function outputs() {
  const documents = await bundle();
  assertSelfContained(documents);
  const ofSdk = Object.fromEntries(SDK_DOCUMENTS.map((name) => [name, documents[name]]));
  const types = SDK_DOCUMENTS.map(async (name) => [
    `${SDK}/${name}.ts`,
    await typesOf(documents[name], `openapi/${name}.yaml`),
  ]);
  const control = parse(await readFile(path.join(root, CONTROL), 'utf8'));
  return new Map([
    ...(await Promise.all(types)),
    [`${SDK}/spec-data.ts`, sdkData(ofSdk)],
    [`${MOCK}/operations.ts`, operationIds(documents)],
    ...Object.entries(documents).flatMap(([name, document]) =>
      jsonFiles(`${MOCK}/${name}`, documentData(document, { prose: false })),
    ),
    ...Object.entries(ofSdk).flatMap(([name, document]) =>
      jsonFiles(`${CONTRACT}/${name}`, documentData(document, { prose: true })),
    ),
    ...jsonFiles(`${CONTRACT}/pictures`, await pictures()),
    [`${PAGE}/control.ts`, await typesOf(control, CONTROL)],
  ]);
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
