import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMap, isNode, LineCounter, parseDocument } from 'yaml';

/**
 * One YAML file of the spec, with the place of every node in it.
 *
 * @typedef {{ file: string, name: string, value: any, placeOf(at: (string | number)[]): string }} Source
 */

/** Reads a file. Throws an error with `file:line:column` if it is not valid YAML. */
async function readSource(file, name) {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(file, 'utf8'), { lineCounter: lines });
  const place = (offset) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error) throw new Error(`${place(error.pos[0])} ${error.message.split('\n')[0]}`);
  return {
    file,
    name,
    value: document.toJS(),
    placeOf(at) {
      // The nearest ancestor that exists in the file; its key, if it has one.
      for (let depth = at.length; depth > 0; depth -= 1) {
        const parent = document.getIn(at.slice(0, depth - 1), true);
        const key = at[depth - 1];
        const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
        const node = pair?.key ?? document.getIn(at.slice(0, depth), true);
        if (isNode(node) && node.range) return place(node.range[0]);
      }
      return place(0);
    },
  };
}

/**
 * Reads every YAML file of the spec folder.
 *
 * @param {string} folder
 * @returns {Promise<Map<string, Source>>} by absolute path
 */
export async function readSources(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  const sources = await Promise.all(
    names.map((name) => readSource(path.join(folder, name), name.split(path.sep).join('/'))),
  );
  return new Map(sources.map((source) => [source.file, source]));
}

/** The steps of a JSON pointer. */
export function stepsOf(pointer) {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A reference's target file and steps, relative to the file that contains it. */
export function targetOf(reference, file) {
  const [name, pointer = ''] = reference.split('#');
  return { file: name === '' ? file : path.resolve(path.dirname(file), name), at: stepsOf(pointer) };
}

/** The node at the given steps; undefined if there is none. */
export function nodeAt(source, at) {
  return at.reduce((node, step) => (typeof node === 'object' && node !== null ? node[step] : undefined), source?.value);
}

/** The address under which Ajv knows the schema at a node. */
export const idOf = (file, at) => `${pathToFileURL(file).href}?${at.map((step) => encodeURIComponent(step)).join('/')}`;
