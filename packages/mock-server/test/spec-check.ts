import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type DocumentName, documents } from '../src/spec/documents.js';
import { operations } from '../src/spec/spec.js';

/** Checks responses against the spec with a validator that the mock does not use. */
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
for (const [name, document] of Object.entries(documents)) ajv.addSchema({ ...document, $id: `${name}.yaml` });
const compiled = new Map<string, ValidateFunction>();

/** The differences between a response and the spec. Empty for a valid response. */
export function answerProblems(
  operationId: string,
  answer: { status: number; contentType: string; body: unknown },
): string[] {
  const operation = operations.find(({ id }) => id === operationId);
  if (!operation) return [`There is no operation ${operationId}.`];
  const base = ['paths', operation.path, operation.method.toLowerCase(), 'responses', String(answer.status)];
  const pointer = follow(operation.document, base);
  if (!pointer) return [`${operationId} does not declare HTTP ${answer.status}.`];
  const mediaType = answer.contentType.split(';')[0]?.trim() ?? '';
  const schemaPointer = follow(operation.document, [...pointer, 'content', mediaType, 'schema']);
  if (!schemaPointer) return [`${operationId} does not declare ${mediaType} for HTTP ${answer.status}.`];
  if (mediaType !== 'application/json') return [];
  const steps = schemaPointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  return problemsBy(`${operation.document}.yaml#/${steps.join('/')}`, answer.body);
}

/** The differences between a value and a schema of the spec. Empty for a valid value. */
export function valueProblems(document: DocumentName, schema: string, value: unknown): string[] {
  return problemsBy(`${document}.yaml#/components/schemas/${schema}`, value);
}

function problemsBy(reference: string, value: unknown): string[] {
  let validate = compiled.get(reference);
  if (!validate) {
    validate = ajv.compile({ $ref: reference });
    compiled.set(reference, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Follows a path of members through local references. Returns the path without references. */
function follow(document: DocumentName, steps: string[]): string[] | undefined {
  let value: unknown = documents[document];
  let where: string[] = [];
  const jump = () => {
    const reference = (value as { $ref?: unknown } | undefined)?.$ref;
    if (typeof reference !== 'string') return;
    where = reference
      .slice(2)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    value = where.reduce<unknown>(
      (found, step) => (found as Record<string, unknown> | undefined)?.[step],
      documents[document],
    );
    jump();
  };
  for (const step of steps) {
    value = (value as Record<string, unknown> | undefined)?.[step];
    where = [...where, step];
    if (value === undefined) return undefined;
    jump();
  }
  return where;
}
