import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { bundle } from '../lib/bundle.mjs';
import { operationsOf, resolve } from '../lib/walk.mjs';

/** The bundled documents. */
export const documents = await bundle();

/** Every operation of every document, by its id. */
export const operations = Object.fromEntries(
  Object.entries(documents).flatMap(([name, document]) =>
    operationsOf(document).map((found) => [found.operation.operationId, { ...found, document, name }]),
  ),
);

/** The resolved examples of a content by name. */
export function examplesOf(document, content) {
  return Object.fromEntries(
    Object.entries(content.examples ?? {}).map(([name, example]) => [name, resolve(document, example)]),
  );
}

/** The resolved response of an operation for a status. */
export function answerOf(operationId, status) {
  const { operation, document } = operations[operationId];
  return resolve(document, operation.responses[status]);
}

const validators = new WeakMap();

/**
 * A validator for a schema in a bundled document. Use `coerceTypes` for forms, whose fields are sent as text.
 *
 * @param {string} name the document
 * @param {any} schema a schema inside it
 * @returns {import('ajv').ValidateFunction}
 */
export function validatorOf(name, schema, { coerceTypes = false } = {}) {
  const known = validators.get(schema);
  if (known?.coerceTypes === coerceTypes) return known.validate;
  const ajv = new Ajv2020.default({ strict: false, allErrors: true, coerceTypes });
  addFormats.default(ajv);
  ajv.addFormat('binary', true);
  const validate = ajv.compile({ ...schema, components: documents[name].components });
  validators.set(schema, { coerceTypes, validate });
  return validate;
}
