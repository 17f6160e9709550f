import { asObject, type DocumentName, type Json, type JsonObject } from './documents.js';
import { nearestName } from './nearest.js';
import { type Problem, shorten } from './problem.js';
import { resolve } from './spec.js';

/** Most remarks on one body. More would not help anybody. */
const MOST = 20;

/**
 * Remarks on the members of a JSON body that its schema does not declare. The schemas allow them, but a misspelt member has no effect,
 * and nothing else would say so.
 */
export function remarkUndeclared(document: DocumentName, schema: Json, body: Json): Problem[] {
  const problems: Problem[] = [];
  look(expand(document, schema), body, '');
  return problems;

  /** Compares a value with every schema that applies to it. */
  function look(schemas: readonly JsonObject[], value: Json, where: string): void {
    if (Array.isArray(value)) {
      const items = schemas.flatMap((one) => (one.items === undefined ? [] : expand(document, one.items)));
      for (const [index, item] of value.entries()) {
        if (problems.length >= MOST) return;
        look(items, item, `${where}[${index}]`);
      }
    } else if (typeof value === 'object' && value !== null) {
      const declared = propertiesOf(schemas);
      // A schema without properties accepts any member.
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
    message: `${path} is not a documented field of this call.`,
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

/** A schema and all the schemas that it is composed of. */
function expand(document: DocumentName, schema: Json): JsonObject[] {
  const own = resolve(document, schema);
  const parts = [own.allOf, own.anyOf, own.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [own, ...parts.flatMap((part) => expand(document, part))];
}
