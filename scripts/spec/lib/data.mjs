import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { specFolder } from './bundle.mjs';
import { walk } from './walk.mjs';

const HEADING = '// Generated from openapi/ by `npm run generate`. Do not edit.\n';

/** What only people read; the mock does without it. */
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
const comment = (text) => `/** ${text.replaceAll('*/', '*\\/')} */\n`;

/** Property names are data, so that a field called `description` survives. */
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

/** Limits by name, without their units and sources. */
function limitsOf(documents) {
  const all = Object.assign({}, ...Object.values(documents).map((document) => document['x-limits']));
  return Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
}

/** The named example pictures of the spec as base64. */
async function picturesOf(folder) {
  const names = (await readdir(folder)).filter((name) => /\.(png|jpe?g|webp)$/.test(name)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await readFile(path.join(folder, name))).toString('base64')])),
  );
}

/**
 * The bundled documents as a TypeScript module.
 *
 * @param {Record<string, any>} documents
 * @param {{ prose: boolean }} options whether descriptions and evidence stay in
 * @returns {Promise<string>}
 */
export async function documentsModule(documents, { prose }) {
  const kept = prose ? documents : withoutProse(documents);
  const pictures = await picturesOf(path.join(specFolder, 'components', 'pictures'));
  return [
    HEADING,
    'export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };\n',
    comment('A bundled OpenAPI 3.1 document: every reference in it is local (`#/components/…`).'),
    'export interface BundledDocument {',
    '  openapi: string;',
    '  info: { title: string; version: string; [member: string]: Json };',
    '  servers: { url: string; [member: string]: Json }[];',
    '  paths: { [path: string]: { [member: string]: Json } };',
    '  components: { [section: string]: { [name: string]: Json } };',
    '  [member: string]: Json;\n}\n',
    "export type DocumentName = 'sync' | 'async' | 'models';\n",
    `export const documents: Record<DocumentName, BundledDocument> = ${asSource(kept)};\n`,
    comment('The numbers of `x-limits`; units and sources stand in `openapi/components/limits.yaml`.') +
      `export const limits = ${asSource(limitsOf(documents))} as const;\n`,
    comment('The pictures that examples name where a file stands, as base64.') +
      `export const pictures: Readonly<Record<string, string>> = ${asSource(pictures)};\n`,
  ].join('\n');
}

function schemaOf(documents, name) {
  for (const { components } of Object.values(documents)) {
    if (components.schemas?.[name] !== undefined) return components.schemas[name];
  }
  throw new Error(`The spec has no schema "${name}" any more; mend scripts/spec/lib/data.mjs.`);
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
 * The few values that the SDK needs while it runs. Every one is a constant of its own, so that a bundler keeps only what is used.
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

/** Throws when a bundled document still refers to another file. */
export function assertSelfContained(documents) {
  walk(documents, (node, at) => {
    if (typeof node.$ref === 'string' && !node.$ref.startsWith('#/')) {
      throw new Error(`Reference "${node.$ref}" at ${at.join('/')} leaves the bundled document.`);
    }
  });
}
