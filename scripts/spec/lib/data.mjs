import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { specFolder } from './bundle.mjs';
import { operationsOf, walk } from './walk.mjs';

const HEADING = '// Generated from openapi/ by `npm run generate`. Do not edit.\n';

/** Keywords with text for people. The mock ships without them. */
const PROSE = new Set([
  'description',
  'x-description-zh',
  'x-title-zh',
  'x-evidence',
  'x-enum-evidence',
  'x-enumDescriptions',
  'x-enumDescriptions-zh',
  'x-wire-variants',
]);

const asSource = (value) => JSON.stringify(value, null, 2);
const comment = (text) => `/** ${text.trim().replaceAll('*/', '*\\/')} */\n`;

/** Removes the prose. Property names are data, so a field called `description` is kept. */
function withoutProse(value, isMap = false) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isMap || !PROSE.has(key))
      .map(([key, child]) => [
        key,
        key === 'value'
          ? child
          : withoutProse(child, !isMap && ['properties', 'examples', 'schemas', 'responses'].includes(key)),
      ]),
  );
}

/** The example pictures that the spec names, by name, as base64. */
export async function pictures(folder = path.join(specFolder, 'components', 'pictures')) {
  const names = (await readdir(folder)).filter((name) => /\.(png|jpe?g|webp)$/.test(name)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await readFile(path.join(folder, name))).toString('base64')])),
  );
}

/**
 * The files of a value that is stored as JSON. The declaration next to it keeps TypeScript from inferring a type from thousands of
 * lines. The module that imports the JSON gives it a type.
 *
 * @param {string} file path without the extension
 * @param {unknown} value
 * @returns {[name: string, content: string][]}
 */
export function jsonFiles(file, value) {
  return [
    [`${file}.json`, `${asSource(value)}\n`],
    [`${file}.d.json.ts`, `${HEADING}declare const value: unknown;\nexport default value;\n`],
  ];
}

/**
 * A bundled document as data.
 *
 * @param {any} document
 * @param {{ prose: boolean }} options whether to keep descriptions and evidence
 */
export function documentData(document, { prose }) {
  return prose ? document : withoutProse(document);
}

/**
 * The source of a module with the ids of the operations by document.
 *
 * @param {Record<string, any>} documents
 * @returns {string}
 */
export function operationIds(documents) {
  const ids = Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [
      name,
      operationsOf(document).map(({ operation }) => operation.operationId),
    ]),
  );
  return `${HEADING}\n${comment('The ids of the operations, by the document that declares them.')}export const operationIds = ${asSource(ids)} as const;\n`;
}

function schemaOf(documents, name) {
  for (const { components } of Object.values(documents)) {
    if (components.schemas?.[name] !== undefined) return components.schemas[name];
  }
  throw new Error(`The spec has no schema named "${name}". Update scripts/spec/lib/data.mjs.`);
}

function knownValues(schema) {
  return schema.enum ?? schema.anyOf.find((branch) => branch.enum !== undefined).enum;
}

const VALUE_SETS = {
  documentedModelKeys: 'DocumentedModelKey',
  otherModelKeys: 'OtherModelKey',
  outputFormats: 'OutputFormat',
  borders: 'Border',
  extractTypes: 'ExtractType',
  resolutions: 'Resolution',
  sizes: 'Size',
  aspectRatios: 'AspectRatio',
  imageSizes: 'ImageSize',
};

/**
 * The source of a module with the few values that the SDK needs at run time. Each is a separate constant, so that a bundler keeps
 * only those that are used.
 *
 * @param {Record<string, any>} documents
 * @returns {string}
 */
export function sdkData(documents) {
  const out = [HEADING];
  const hosts = Object.fromEntries(Object.entries(documents).map(([name, { servers }]) => [name, servers[0].url]));
  out.push(`${comment('The live base URLs.')}export const hosts = ${asSource(hosts)} as const;\n`);
  const header = documents.async.components.securitySchemes.ApiKey.name;
  out.push(
    `${comment('The header that carries the key on the sync and async hosts.')}export const apiKeyHeader = '${header}';\n`,
  );

  const defaults = {
    'nano-banana-pro': schemaOf(documents, 'GeminiModel').default,
    'seedream4.5': schemaOf(documents, 'SeedreamModel').default,
  };
  out.push(
    `${comment('The model ids that the third-party models are called with unless told otherwise (guesses).')}` +
      `export const defaultModelIds = ${asSource(defaults)} as const;\n`,
  );
  const limits = Object.assign({}, ...Object.values(documents).map((document) => document['x-limits']));
  for (const [name, { value, unit, description }] of Object.entries(limits)) {
    out.push(`${comment(`${description} Unit: ${unit}.`)}export const ${name} = ${value};\n`);
  }
  for (const [name, schemaName] of Object.entries(VALUE_SETS)) {
    const schema = schemaOf(documents, schemaName);
    out.push(`${comment(schema.description)}export const ${name} = ${JSON.stringify(knownValues(schema))} as const;\n`);
  }
  return out.join('\n');
}

/** Throws if a bundled document still refers to another file. */
export function assertSelfContained(documents) {
  walk(documents, (node, at) => {
    if (typeof node.$ref === 'string' && !node.$ref.startsWith('#/')) {
      throw new Error(`Reference "${node.$ref}" at ${at.join('/')} points outside the bundled document.`);
    }
  });
}
