import { type DocumentName, isNode } from './documents.js';
import { operations } from './operations.js';
import { readRule, tryPlace } from './rule.js';

/** How well the spec knows a rule. */
export interface KnownBy {
  /** D, V, C1, C2, …, I. */
  readonly level: string;
  /** True if at most one program was seen relying on it, and no live run has shown it. If it is contradicted, it is likely wrong. */
  readonly guess: boolean;
  readonly document: DocumentName;
  /** JSON pointer of the `x-evidence` in the bundled document. */
  readonly pointer: string;
}

const GUESSES = ['C1', 'I'];

/**
 * The evidence of a rule: its own, or that of the nearest part of the spec around it.
 *
 * @param rule document and pointer: `async.yaml#/paths/~1v1~1query/post/responses/200`
 * @param operationId the operation whose evidence counts if the rule has no evidence, or there is no rule
 */
export function evidenceOf(rule: string | undefined, operationId: string): KnownBy | undefined {
  const where = readRule(rule ?? '');
  if (where) {
    const { document, pointer } = where;
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const found = evidenceAt(document, at);
      if (found) return found;
    }
  }
  const operation = operations.get(operationId);
  return operation && evidenceAt(operation.document, operation.at.pointer);
}

function evidenceAt(document: DocumentName, pointer: string): KnownBy | undefined {
  const found = tryPlace(document, pointer);
  const evidence = found?.node['x-evidence'];
  if (!found || !isNode(evidence)) return undefined;
  const level = String(evidence.level);
  const guess = GUESSES.includes(level) && evidence.confirmed === null;
  return { level, guess, document, pointer: `${found.pointer}/x-evidence` };
}
