import { type DocumentName, documents, isNode, place } from '../spec/documents.js';

/** Longest text of a rule that is shown. */
const SHOWN = 700;

/**
 * A rule of the spec as it stands there, without the remarks on where it is known from.
 *
 * @param rule document and pointer: `async.yaml#/paths/~1v1~1query/post/responses/200`
 * @returns undefined when the pointer leads to no node
 */
export function ruleText(rule: string): string | undefined {
  const [, name = '', pointer = ''] = /^(\w+)\.yaml#(.*)$/.exec(rule) ?? [];
  if (!(name in documents)) return undefined;
  // The last part of a pointer may be a keyword with a plain value: what it belongs to says more.
  for (const path of [pointer, pointer.slice(0, pointer.lastIndexOf('/'))]) {
    try {
      const text = JSON.stringify(withoutRemarks(place(name as DocumentName, decodeURI(path)).node), undefined, 2);
      return text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text;
    } catch {
      // There is no node: try what it belongs to.
    }
  }
  return undefined;
}

function withoutRemarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRemarks);
  if (!isNode(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !name.startsWith('x-') && name !== 'examples');
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutRemarks(part)]));
}
