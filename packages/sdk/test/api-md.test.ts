import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as index from '../src/index.js';
import * as node from '../src/node.js';
import * as proxy from '../src/proxy/index.js';
import { WatchedTask } from '../src/tasks/watched-task.js';

const text = readFileSync(new URL('../api.md', import.meta.url), 'utf8');

/** The rows of a heading's table: the method's name, and the operations named beside it. */
function rowsOf(heading: string): { method: string; operations: string[] }[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `(\w+)\((?:[^`]*)\)` \|([^|]*)\|/gm)].map(([, method = '', operations = '']) => ({
    method,
    operations: [...operations.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  }));
}

const methodsOf = (type: { prototype: object }) =>
  Object.getOwnPropertyNames(type.prototype).filter((name) => name !== 'constructor');

/** Methods that are not in the type that users get. */
const internal = ['wait', 'look'];

test.each([
  ['Koukoutu', index.Koukoutu],
  ['Tasks', index.Tasks],
  ['Task', WatchedTask],
  ['ImageResult, GeneratedImage', index.ImageResult],
] as const)('api.md lists every method of %s, and no other', (heading, type) => {
  const listed = new Set(rowsOf(heading).map(({ method }) => method));
  expect([...listed].sort()).toEqual(
    methodsOf(type)
      .filter((name) => !internal.includes(name))
      .sort(),
  );
});

test('api.md lists every operation of the spec, and no other', () => {
  const operations = ['sync', 'async', 'models'].flatMap((host) => {
    const document = parse(readFileSync(new URL(`../../../openapi/${host}.yaml`, import.meta.url), 'utf8'));
    return Object.values(document.paths as Record<string, Record<string, { operationId?: string }>>).flatMap((path) =>
      Object.values(path).flatMap(({ operationId }) => operationId ?? []),
    );
  });
  const listed = ['Koukoutu', 'Tasks', 'Task'].flatMap((heading) => rowsOf(heading).flatMap((row) => row.operations));
  expect([...new Set(listed)].sort()).toEqual(operations.sort());
});

test('api.md lists every function that the entries export', () => {
  const isFunction = (value: unknown) => typeof value === 'function' && !/^class/.test(String(value));
  const functions = (entry: object) =>
    Object.entries(entry)
      .filter(([, value]) => isFunction(value))
      .map(([name]) => name);
  const section = text.split('## Functions')[1] ?? '';
  const listed = [...section.matchAll(/`(\w+)`/g)].map(([, name]) => name).filter((name) => name !== 'Koukoutu');
  expect([...new Set(listed)].sort()).toEqual(
    [...new Set([...functions(index), ...functions(node), ...functions(proxy)])].sort(),
  );
});
