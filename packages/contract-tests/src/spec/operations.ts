import type { HostName } from '../model/exchange.js';
import { child, children, type DocumentName, documents, isNode, type Place, place } from './documents.js';

/** A header that the spec names for a response. */
export interface DeclaredHeader {
  readonly name: string;
  readonly required: boolean;
}

/** One status of an operation with its media types. */
export interface DeclaredResponse {
  readonly status: number;
  readonly at: Place;
  /** Media type in lower case → its place (schema and examples below it). Empty when the response has no body. */
  readonly contents: ReadonlyMap<string, Place>;
  readonly headers: readonly DeclaredHeader[];
}

/** An operation of the spec. */
export interface Operation {
  readonly id: string;
  readonly host: HostName;
  readonly document: DocumentName;
  readonly method: string;
  readonly path: string;
  readonly at: Place;
  /** Whether a call needs a key. */
  readonly secured: boolean;
  readonly deprecated: boolean;
  /** Request media type → its place. */
  readonly requests: ReadonlyMap<string, Place>;
  readonly responses: ReadonlyMap<number, DeclaredResponse>;
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'];

function readOperations(): Map<string, Operation> {
  const found = new Map<string, Operation>();
  for (const document of Object.keys(documents) as DocumentName[]) {
    for (const [path, item] of children(place(document, '/paths'))) {
      for (const method of METHODS) {
        const at = child(item, method);
        if (!at) continue;
        const id = String(at.node.operationId ?? `${method} ${path}`);
        found.set(id, {
          id,
          // A path item with its own servers is another host: the storage of the results.
          host: item.node.servers ? 'files' : document,
          document,
          method: method.toUpperCase(),
          path,
          at,
          secured: !(Array.isArray(at.node.security) && at.node.security.length === 0),
          deprecated: at.node.deprecated === true,
          requests: contentsOf(child(at, 'requestBody')),
          responses: responsesOf(at),
        });
      }
    }
  }
  return found;
}

function contentsOf(parent: Place | undefined): Map<string, Place> {
  const content = parent && child(parent, 'content');
  return new Map(content ? children(content).map(([type, at]) => [type.toLowerCase(), at]) : []);
}

function responsesOf(operation: Place): Map<number, DeclaredResponse> {
  const responses = child(operation, 'responses');
  const found = new Map<number, DeclaredResponse>();
  for (const [status, at] of responses ? children(responses) : []) {
    const headers = child(at, 'headers');
    found.set(Number(status), {
      status: Number(status),
      at,
      contents: contentsOf(at),
      headers: headers
        ? children(headers).map(([name, header]) => ({ name, required: header.node.required === true }))
        : [],
    });
  }
  return found;
}

/** All operations of the spec by id. */
export const operations: ReadonlyMap<string, Operation> = readOperations();

/**
 * The operation of an id.
 *
 * @throws Error if the spec has no such operation
 */
export function operation(id: string): Operation {
  const found = operations.get(id);
  if (!found) throw new Error(`the spec has no operation "${id}"`);
  return found;
}

/** The operation of a path, with any method. If two match, the one with exactly this path. */
export function operationAt(host: HostName, path: string): Operation | undefined {
  const here = [...operations.values()].filter((operation) => operation.host === host);
  if (host === 'files') return here[0];
  return here.find((operation) => operation.path === path) ?? here.find(({ path: template }) => fits(template, path));
}

function fits(template: string, path: string): boolean {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^{}]+\}/g, '[^/]+');
  return new RegExp(`^${escaped}$`).test(path);
}

/** The address of a host, as its document names it. */
export function serverOf(document: DocumentName): string {
  const servers = documents[document].servers;
  const [first] = Array.isArray(servers) ? servers : [];
  return isNode(first) ? String(first.url) : '';
}

/** A limit of the spec's `x-limits`, in the unit that it names there. */
export function limit(name: string): number {
  const limits = documents.async['x-limits'];
  const entry = isNode(limits) ? limits[name] : undefined;
  const value = isNode(entry) ? entry.value : undefined;
  if (typeof value !== 'number') throw new Error(`the spec has no limit "${name}"`);
  return value;
}
