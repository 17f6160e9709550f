import { child, children, isNode, members, type Place } from './documents.js';
import { fits } from './schema.js';

/** A field that every documented example of this kind of response has. */
export interface MissingField {
  readonly where: string;
  readonly message: string;
}

/**
 * Lists fields that the documentation always shows and a response lacks, although they are optional: clients that were
 * written from the examples read them.
 *
 * @param content the media type of the response, with its examples
 * @param branch the schema's branch that the response claims to match: only examples of that branch count
 * @param value the response
 */
export function missingFromExamples(content: Place, branch: Place, value: unknown): MissingField[] {
  return (
    alwaysShown(content, branch)
      .get(kindOf(value))
      ?.filter((path) => has(value, path) === false) ?? []
  ).map((path) => ({
    where: path,
    message: `Every documented example of this response has ${path}; it is missing here`,
  }));
}

const shown = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** For each kind of response, the fields that all its examples of a branch have: read from the spec once. */
function alwaysShown(content: Place, branch: Place): ReadonlyMap<string, readonly string[]> {
  const key = `${content.document}${content.pointer} ${branch.pointer}`;
  const known = shown.get(key);
  if (known) return known;
  const byKind = new Map<string, readonly string[]>();
  for (const example of examplesOf(content)) {
    if (!fits(branch, example)) continue;
    const kind = kindOf(example);
    const here = fieldPaths(example, '').filter((path) => !alternatives(branch, path));
    byKind.set(kind, byKind.get(kind)?.filter((path) => here.includes(path)) ?? here);
  }
  shown.set(key, byKind);
  return byKind;
}

/** The values of a media type's examples. */
export function examplesOf(content: Place): unknown[] {
  const examples = child(content, 'examples');
  return examples
    ? children(examples).flatMap(([, example]) => ('value' in example.node ? [example.node.value] : []))
    : [];
}

/** Responses are compared within their kind: a running task with running tasks, a link with links. */
function kindOf(answer: unknown): string {
  const data = isNode(answer) ? answer.data : undefined;
  const state = isNode(data) ? data.state : undefined;
  const [first] = Array.isArray(data) ? data : [];
  const list = isNode(first) ? ['url', 'b64_json', 'error'].find((name) => name in first) : '';
  const drawn = isNode(answer) && holds(answer.candidates, 'inlineData');
  return `${String(state)}/${list ?? ''}/${drawn}`;
}

/** Whether a value contains a field of this name at any depth. */
function holds(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((entry) => holds(entry, name));
  return isNode(value) && (name in value || Object.values(value).some((part) => holds(part, name)));
}

/** Pointers of all fields with something in them; entries of a list share one pointer. */
function fieldPaths(value: unknown, where: string): string[] {
  if (Array.isArray(value)) return value.length > 0 ? fieldPaths(value[0], `${where}/0`) : [];
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    part === null ? [] : [`${where}/${name}`, ...fieldPaths(part, `${where}/${name}`)],
  );
}

/**
 * False if the field is missing although its parent is there; undefined if the parent is missing too. In a list, one entry with
 * the field is enough, because a list may hold a text as well as a picture.
 */
function has(value: unknown, path: string): boolean | undefined {
  return hasBelow(value, path.split('/').slice(1));
}

function hasBelow(value: unknown, [name, ...rest]: readonly string[]): boolean | undefined {
  if (name === undefined) return true;
  if (Array.isArray(value)) {
    const found = value.map((entry) => hasBelow(entry, rest));
    return found.includes(true) || (found.includes(false) ? false : undefined);
  }
  const next = isNode(value) ? value[name] : undefined;
  if (next === undefined) return rest.length === 0 && value !== undefined ? false : undefined;
  return hasBelow(next, rest);
}

/**
 * Below a choice of forms (`oneOf`, `anyOf`), the examples show one form, and the other forms are just as valid. The
 * entries of a list are compared within their form already: that is their kind.
 */
function alternatives(branch: Place, path: string): boolean {
  let here: Place | undefined = branch;
  let entry = false;
  for (const name of path.split('/').slice(1)) {
    if (!here) return false;
    if (!entry && members(here, 'oneOf').length > 0) return true;
    entry = /^\d+$/.test(name);
    here = /^\d+$/.test(name) ? child(here, 'items') : child(here, 'properties', name);
  }
  return false;
}
