import { type DocumentName, documents, type Place, place } from './documents.js';

/** The place of a rule in the spec. */
export interface RulePlace {
  readonly document: DocumentName;
  /** JSON pointer into the bundled document. */
  readonly pointer: string;
}

/**
 * Reads the place of a rule in the spec.
 *
 * @param rule document and pointer: `async.yaml#/paths/~1v1~1query/post/responses/200`
 * @returns undefined if it names no document of the spec
 */
export function readRule(rule: string): RulePlace | undefined {
  const [, name = '', pointer = ''] = /^(\w+)\.yaml#(.*)$/.exec(rule) ?? [];
  return name in documents ? { document: name as DocumentName, pointer: decodeURI(pointer) } : undefined;
}

/** The node of a pointer; undefined if its last part is a keyword with a plain value. */
export function tryPlace(document: DocumentName, pointer: string): Place | undefined {
  try {
    return place(document, pointer);
  } catch {
    return undefined;
  }
}
