import { child, isNode, members, type Place } from './documents.js';
import { operation } from './operations.js';
import { schemaOf } from './schema.js';

/** Every field that the spec has in the JSON responses of an operation, with its parents: `data.task_id`. */
export function responseFields(operationId: string): Set<string> {
  const found = new Set<string>();
  for (const { contents } of operation(operationId).responses.values()) {
    const content = contents.get('application/json');
    const schema = content && schemaOf(content);
    if (schema) collect(schema, '', found, 0);
  }
  return found;
}

function collect(schema: Place, parent: string, found: Set<string>, depth: number): void {
  if (depth > 12) return;
  for (const part of [...members(schema, 'oneOf'), ...members(schema, 'anyOf'), ...members(schema, 'allOf')]) {
    collect(part, parent, found, depth + 1);
  }
  const items = child(schema, 'items');
  if (items) collect(items, parent, found, depth + 1);
  const properties = schema.node.properties;
  if (!isNode(properties)) return;
  for (const name of Object.keys(properties)) {
    const path = parent === '' ? name : `${parent}.${name}`;
    found.add(path);
    const property = child(schema, 'properties', name);
    if (property) collect(property, path, found, depth + 1);
  }
}
