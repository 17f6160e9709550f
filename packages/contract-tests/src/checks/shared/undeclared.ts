import { type UndeclaredPart, undeclaredParts } from '../../spec/undeclared.js';
import type { Subject } from '../define-check.js';
import { jsonBody } from './json-body.js';

const parts = new WeakMap<object, readonly UndeclaredPart[]>();

/** Fields or values of a JSON body that the schema allows and the spec does not name. */
export function undeclared(subject: Subject, kind: UndeclaredPart['kind']): UndeclaredPart[] {
  const body = jsonBody(subject);
  if (!body?.branch) return [];
  let found = parts.get(body);
  if (!found) {
    found = undeclaredParts(body.branch, body.reading.value);
    parts.set(body, found);
  }
  return found.filter((part) => part.kind === kind);
}
