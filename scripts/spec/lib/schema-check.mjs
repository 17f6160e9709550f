import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { checkExamples } from './example-check.mjs';
import { idOf, nodeAt, targetOf } from './sources.mjs';
import { walk } from './walk.mjs';

/** Keywords of OpenAPI and of this project that Ajv must accept. Any other unknown keyword is a typing mistake. */
const ANNOTATIONS = [
  'x-evidence',
  'x-enum-evidence',
  'x-enumDescriptions',
  'x-enumDescriptions-zh',
  'x-description-zh',
  'x-title-zh',
  'x-open-brand',
  'discriminator',
  'example',
];

function createAjv() {
  // Rules between fields refer to properties defined next to them, which strictTypes and strictRequired do not see.
  const ajv = new Ajv2020.default({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('binary', true);
  ajv.addVocabulary(ANNOTATIONS);
  return ajv;
}

/** Copies a schema with every reference replaced. */
function withReferences(schema, replace) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((item) => withReferences(item, replace));
  if (typeof schema.$ref === 'string') return replace(schema);
  return Object.fromEntries(Object.entries(schema).map(([key, child]) => [key, withReferences(child, replace)]));
}

/** A reader that follows references across files and keeps track of its place. */
function createCursor(sources, problems) {
  return function open(file, at) {
    const node = nodeAt(sources.get(file), at);
    if (typeof node?.$ref !== 'string') return { node, file, at };
    const target = targetOf(node.$ref, file);
    if (nodeAt(sources.get(target.file), target.at) === undefined) {
      problems.push({ file, at: [...at, '$ref'], message: `Reference "${node.$ref}" leads nowhere.` });
      return { node: undefined, file, at };
    }
    return open(target.file, target.at);
  };
}

/** The nodes of the spec that are schemas: those of a content, a parameter or a header, and all that they refer to. */
function schemaPlaces(sources) {
  const places = new Map();
  const add = (file, at) => {
    const id = idOf(file, at);
    if (places.has(id)) return;
    const node = nodeAt(sources.get(file), at);
    if (node === undefined) return;
    places.set(id, { file, at });
    walk(node, (child, inside) => {
      if (typeof child.$ref !== 'string') return;
      const target = targetOf(child.$ref, file);
      if (sources.has(target.file)) add(target.file, target.at);
      if (inside.length === 0) places.delete(id);
    });
  };
  for (const { file, value } of sources.values()) {
    walk(value, (node, at) => {
      if (at.at(-1) === 'value' || at.includes('value')) return;
      if (typeof node.schema === 'object' && node.schema !== null) add(file, [...at, 'schema']);
    });
  }
  return [...places.values()];
}

/** The place of the word that the compiler's message quotes, or else of the schema. */
function placeOfFault(node, at, message) {
  const word = message.match(/"([^"]+)"/)?.[1];
  let found;
  walk(node, (child, inside) => {
    if (found === undefined && word !== undefined && Object.hasOwn(child, word)) found = [...at, ...inside, word];
  });
  return found ?? at;
}

/** Compiles one schema without the schemas it refers to, so that an error is reported once, at its own place. */
function checkSchema({ ajv, sources, problems }, { file, at }) {
  const node = nodeAt(sources.get(file), at);
  try {
    ajv.compile(withReferences(node, () => ({})));
  } catch (error) {
    problems.push({
      file,
      at: placeOfFault(node, at, error.message),
      message: `Schema does not compile: ${error.message}.`,
    });
  }
}

/** Registers every schema with Ajv under the address of its place. */
function addSchemas({ ajv, sources }, places) {
  for (const { file, at } of places) {
    const toPlace = ({ $ref, ...beside }) => {
      const target = targetOf($ref, file);
      return { ...beside, $ref: idOf(target.file, target.at) };
    };
    ajv.addSchema(withReferences(nodeAt(sources.get(file), at), toPlace), idOf(file, at));
  }
}

/** Reports components that nothing refers to. Documents and files that are included as a whole always count as used. */
function checkUse({ sources, problems, folder }) {
  const used = new Set();
  for (const { file, value } of sources.values()) {
    walk(value, (node) => {
      if (typeof node.$ref !== 'string') return;
      const target = targetOf(node.$ref, file);
      used.add(target.at.length === 0 ? target.file : `${target.file}#${target.at[0]}`);
    });
  }
  for (const { file, value } of sources.values()) {
    if (!path.relative(folder, file).startsWith('components') || used.has(file)) continue;
    for (const name of Object.keys(value)) {
      if (!used.has(`${file}#${name}`))
        problems.push({ file, at: [name], message: `Component "${name}" is not used.` });
    }
  }
}

/**
 * Compiles every schema of the spec, validates every example, and looks for dead references and unused components. Works on the
 * hand-written files, so that each finding has its line.
 *
 * @param {Map<string, import('./sources.mjs').Source>} sources
 * @param {string} folder the spec folder
 * @param {string[]} documents the names of the OpenAPI documents
 * @returns {string[]} findings as `file:line:column message`
 */
export function checkSchemas(sources, folder, documents) {
  const problems = [];
  const open = createCursor(sources, problems);
  const context = { sources, folder, problems, open, ajv: createAjv() };
  for (const { file, value } of sources.values()) {
    walk(value, (node, at) => {
      if (typeof node.$ref === 'string') open(file, at);
    });
  }
  const places = schemaPlaces(sources);
  if (problems.length === 0) for (const place of places) checkSchema(context, place);
  if (problems.length === 0) {
    addSchemas(context, places);
    checkExamples(context, documents);
  }
  checkUse(context);
  return [...new Set(problems.map(({ file, at, message }) => `${sources.get(file).placeOf(at)} ${message}`))].sort();
}
