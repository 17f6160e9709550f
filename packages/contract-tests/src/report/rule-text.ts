import { isNode } from '../spec/documents.js';
import { readRule, tryPlace } from '../spec/rule.js';

/** Characters of a rule that are shown. */
const SHOWN = 700;

/**
 * The text of a rule in the spec, without descriptions of its sources.
 *
 * @param rule document and pointer: `async.yaml#/paths/~1v1~1query/post/responses/200`
 * @returns undefined if the pointer leads to no node
 */
export function ruleText(rule: string): string | undefined {
  const place = readRule(rule);
  if (!place) return undefined;
  const { document, pointer } = place;
  const found = tryPlace(document, pointer) ?? tryPlace(document, pointer.slice(0, pointer.lastIndexOf('/')));
  if (!found) return undefined;
  const text = JSON.stringify(withoutRemarks(found.node), undefined, 2);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text;
}

function withoutRemarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRemarks);
  if (!isNode(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !name.startsWith('x-') && name !== 'examples');
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutRemarks(part)]));
}
