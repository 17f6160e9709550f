import { asObject, type DocumentName, type Json, type JsonObject } from './documents.js';
import { nearestName } from './nearest.js';
import { type Problem, shorten } from './problem.js';
import { resolve } from './spec.js';

/** Remarks on one body: whoever sends more has understood. */
const MOST = 20;

/**
 * Remarks on the members of a JSON body that its schema does not declare. The schemas are open, so that they pass; but a
 * misspelt one changes nothing, in silence.
 */
export function remarkUndeclared(document: DocumentName, schema: Json, body: Json): Problem[] {
  const problems: Problem[] = [];
  look(expand(document, schema), body, '');
  return problems;

  /** Holds a value against every schema that it may follow. */
  function look(schemas: readonly JsonObject[], value: Json, where: string): void {
    if (Array.isArray(value)) {
      const items = schemas.flatMap((one) => (one.items === undefined ? [] : expand(document, one.items)));
      for (const [index, item] of value.entries()) {
        if (problems.length >= MOST) return;
        look(items, item, `${where}[${index}]`);
      }
    } else if (typeof value === 'object' && value !== null) {
      const declared = propertiesOf(schemas);
      // What declares nothing takes anything.
      if (declared.size === 0) return;
      for (const [name, member] of Object.entries(value)) {
        if (problems.length >= MOST) return;
        const path = where === '' ? shorten(name) : `${where}.${shorten(name)}`;
        const known = declared.get(name);
        if (known)
          look(
            known.flatMap((one) => expand(document, one)),
            member,
            path,
          );
        else problems.push(remark(path, name, [...declared.keys()]));
      }
    }
  }
}

function remark(path: string, name: string, declared: readonly string[]): Problem {
  const near = nearestName(name, declared);
  return {
    level: 'warning',
    where: path,
    message: `${path} is no field of this call; the documents do not know it.`,
    ...(near ? { suggestion: `rename ${shorten(name)} to ${near}` } : {}),
  };
}

function propertiesOf(schemas: readonly JsonObject[]): Map<string, Json[]> {
  const declared = new Map<string, Json[]>();
  for (const { properties } of schemas) {
    for (const [name, property] of Object.entries(asObject(properties)))
      declared.set(name, [...(declared.get(name) ?? []), property]);
  }
  return declared;
}

/** A schema with all that it is put together from. */
function expand(document: DocumentName, schema: Json): JsonObject[] {
  const own = resolve(document, schema);
  const parts = [own.allOf, own.anyOf, own.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [own, ...parts.flatMap((part) => expand(document, part))];
}
