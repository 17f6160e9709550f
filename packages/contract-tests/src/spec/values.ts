import { child, type DocumentName, place } from './documents.js';
import { valuesOf } from './forms.js';
import { operation } from './operations.js';

/** The listed values, range ends and default of a named schema. */
export function schemaValues(document: DocumentName, name: string): string[] {
  return valuesOf(place(document, `/components/schemas/${name}`));
}

/** The default of a named schema as text; '' if it has no default. */
export function schemaDefault(document: DocumentName, name: string): string {
  return String(place(document, `/components/schemas/${name}`).node.default ?? '');
}

/** The ids that the spec lists for the `{model}` of `generateContent`, its default first. */
export function pathModels(): string[] {
  const { at } = operation('generateContent');
  const parameters = at.node.parameters;
  const first = Array.isArray(parameters)
    ? child(place(at.document, `${at.pointer}/parameters/0`), 'schema')
    : undefined;
  if (!first) throw new Error('generateContent has no model parameter');
  return [...new Set([String(first.node.default), ...valuesOf(first)])];
}
