import asyncDocument from '../generated/async.json' with { type: 'json' };
import modelsDocument from '../generated/models.json' with { type: 'json' };
import syncDocument from '../generated/sync.json' with { type: 'json' };

/** The hosts that have their own OpenAPI document. The files host is described in the async one. */
export type DocumentName = 'sync' | 'async' | 'models';

/** A node of a document, such as a schema or a response. */
export type Node = { readonly [key: string]: unknown };

/** The bundled OpenAPI documents, one per host. */
export const documents: Readonly<Record<DocumentName, Node>> = {
  sync: syncDocument as Node,
  async: asyncDocument as Node,
  models: modelsDocument as Node,
};

/** True for anything with named members. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A place in a document, with the `$ref`s on the way to it already followed. */
export interface Place {
  readonly document: DocumentName;
  /** JSON pointer without the leading `#`. */
  readonly pointer: string;
  readonly node: Node;
}

/** Caches of pointers: the documents never change, and checks read them again and again. */
const found = new Map<string, unknown>();
const resolved = new Map<string, Place>();

/** A name as a part of a JSON pointer. */
export function pointerPart(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The value at a JSON pointer, following no reference. */
function at(document: DocumentName, pointer: string): unknown {
  const key = document + pointer;
  const known = found.get(key);
  if (known !== undefined || found.has(key)) return known;
  const value = lookUp(document, pointer);
  found.set(key, value);
  return value;
}

function lookUp(document: DocumentName, pointer: string): unknown {
  let value: unknown = documents[document];
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replace(/~1/g, '/').replace(/~0/g, '~');
    value = Array.isArray(value) ? value[Number(name)] : isNode(value) ? value[name] : undefined;
  }
  return value;
}

/**
 * The node at a pointer, with references followed to their end.
 *
 * @throws Error if the pointer leads nowhere, which the tests of the spec rule out
 */
export function place(document: DocumentName, pointer: string): Place {
  const key = document + pointer;
  const known = resolved.get(key);
  if (known) return known;
  const followed = follow(document, pointer);
  resolved.set(key, followed);
  return followed;
}

function follow(document: DocumentName, pointer: string): Place {
  let where = pointer;
  for (let hops = 0; hops < 20; hops += 1) {
    const node = at(document, where);
    if (!isNode(node)) throw new Error(`${document}.yaml has nothing at #${where}`);
    const reference = node.$ref;
    // A reference with siblings keeps them (OpenAPI 3.1).
    if (typeof reference !== 'string' || !reference.startsWith('#')) return { document, pointer: where, node };
    where = reference.slice(1);
  }
  throw new Error(`${document}.yaml refers in a circle at #${pointer}`);
}

/** The place under a name, references followed; undefined if there is no node of that name. */
export function child(parent: Place, ...names: readonly string[]): Place | undefined {
  let current = parent;
  for (const name of names) {
    const pointer = `${current.pointer}/${pointerPart(name)}`;
    if (!isNode(at(current.document, pointer))) return undefined;
    current = place(current.document, pointer);
  }
  return current;
}

/** The entries of a node as places, references followed; entries that are not nodes are left out. */
export function children(parent: Place): [name: string, place: Place][] {
  return Object.keys(parent.node).flatMap((name): [string, Place][] => {
    const found = child(parent, name);
    return found ? [[name, found]] : [];
  });
}

/** The members of a list as places, references followed. */
export function members(parent: Place, name: string): Place[] {
  const list = parent.node[name];
  return Array.isArray(list)
    ? list.map((_, index) => place(parent.document, `${parent.pointer}/${name}/${index}`))
    : [];
}
