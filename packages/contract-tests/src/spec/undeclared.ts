import { child, isNode, members, type Place } from './documents.js';
import { fits } from './schema.js';

/** A field or a value that the spec does not know although its schema lets it pass. */
export interface UndeclaredPart {
  readonly kind: 'field' | 'value';
  readonly where: string;
  readonly message: string;
}

/**
 * Finds what a schema allows but does not name: fields beyond the declared ones (JSON Schema allows them unless told
 * otherwise), and values on the open side of an open set such as a new `state`. Both are drift: the API has something
 * that the spec should declare.
 *
 * @param schema the schema, its branch already chosen
 * @param value the response
 */
export function undeclaredParts(schema: Place, value: unknown): UndeclaredPart[] {
  const found: UndeclaredPart[] = [];
  walk([schema], value, '', found);
  return found;
}

function walk(schemas: readonly Place[], value: unknown, where: string, found: UndeclaredPart[]): void {
  const all = schemas.flatMap((schema) => expand(schema, value));
  if (Array.isArray(value)) {
    const items = all.flatMap((schema) => child(schema, 'items') ?? []);
    if (items.length === 0) return;
    for (const [index, entry] of value.entries()) walk(items, entry, `${where}/${index}`, found);
    return;
  }
  if (!isNode(value)) {
    noteUnlisted(all, value, where, found);
    return;
  }
  const declared = all.filter((schema) => isNode(schema.node.properties));
  if (declared.length === 0) return;
  for (const [name, part] of Object.entries(value)) {
    const at = `${where}/${name}`;
    const parts = declared.flatMap((schema) => child(schema, 'properties', name) ?? []);
    if (parts.length === 0) {
      const known = [...new Set(declared.flatMap((schema) => Object.keys(schema.node.properties as object)))];
      found.push({ kind: 'field', where: at, message: `"${name}" is not in the spec, which has ${known.join(', ')}` });
    } else walk(parts, part, at, found);
  }
}

/** A schema with everything that applies together with it: `allOf`, conditions, and the branches that fit the value. */
function expand(schema: Place, value: unknown): Place[] {
  const branches = [...members(schema, 'oneOf'), ...members(schema, 'anyOf')];
  const fitting = branches.filter((branch) => fits(branch, value));
  const joined = [
    ...members(schema, 'allOf'),
    ...(['if', 'then', 'else'] as const).flatMap((name) => child(schema, name) ?? []),
    ...(fitting.length > 0 ? fitting : branches),
  ];
  return [schema, ...joined.flatMap((part) => expand(part, value))];
}

/** An open set is written as `anyOf: [{enum: …}, {type: …}]`. What fits only the second is a new value. */
function noteUnlisted(schemas: readonly Place[], value: unknown, where: string, found: UndeclaredPart[]): void {
  for (const schema of schemas) {
    const branches = members(schema, 'anyOf');
    const lists = branches.filter((branch) => Array.isArray(branch.node.enum));
    if (lists.length === 0 || lists.length === branches.length) continue;
    const listed = lists.flatMap((list) => list.node.enum as unknown[]);
    if (listed.includes(value) || !fits(schema, value)) continue;
    const patterned = branches.some((branch) => typeof branch.node.pattern === 'string');
    if (patterned) continue;
    found.push({ kind: 'value', where, message: `${JSON.stringify(value)} is not among ${JSON.stringify(listed)}` });
  }
}
