import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type DocumentName, documents, isNode, members, type Place, place } from './documents.js';

/** One way in which a value does not fit its schema, in words. */
export interface SchemaDeviation {
  /** JSON pointer into the value. */
  readonly where: string;
  /** The rule: document and pointer. */
  readonly rule: string;
  readonly message: string;
}

let ajv: Ajv2020 | undefined;

function validators(): Ajv2020 {
  if (ajv) return ajv;
  ajv = new Ajv2020({
    strict: false,
    // `strict: false` would let through the Infinity that JSON.parse makes of 1e999.
    strictNumbers: true,
    allErrors: true,
    validateSchema: false,
    verbose: true,
    validateFormats: true,
  });
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addFormat('binary', true);
  for (const name of Object.keys(documents) as DocumentName[]) {
    ajv.addSchema(withoutDiscriminators(documents[name]) as object, `https://spec.invalid/${name}`);
  }
  return ajv;
}

/** `discriminator` only helps code generators; to a validator it is one more way to report the same deviation. */
function withoutDiscriminators(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDiscriminators);
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => !(name === 'discriminator' && isNode(part) && 'propertyName' in part))
      .map(([name, part]) => [name, withoutDiscriminators(part)]),
  );
}

const compiled = new Map<string, ValidateFunction>();

/** The validator of a schema in the spec, compiled once. */
export function validatorOf(schema: Place): ValidateFunction {
  const uri = `https://spec.invalid/${schema.document}#${encodeURI(schema.pointer)}`;
  let validate = compiled.get(uri);
  if (!validate) {
    validate = validators().compile({ $ref: uri });
    compiled.set(uri, validate);
  }
  return validate;
}

/** Whether a value fits a schema. */
export function fits(schema: Place, value: unknown): boolean {
  return validatorOf(schema)(value) === true;
}

/**
 * Lists where a value does not match a schema, with one deviation for each place in the value, in the order
 * of the value.
 */
export function schemaDeviations(schema: Place, value: unknown): SchemaDeviation[] {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  const byPlace = new Map<string, ErrorObject[]>();
  for (const error of validate.errors ?? []) {
    // These only say that something inside or next to them failed.
    if (['if', 'oneOf', 'anyOf', 'not', 'allOf'].includes(error.keyword) && (validate.errors ?? []).length > 1)
      continue;
    const list = byPlace.get(error.instancePath) ?? [];
    list.push(error);
    byPlace.set(error.instancePath, list);
  }
  return [...byPlace].map(([where, errors]) => ({
    where: where || '/',
    rule: ruleOf(schema, errors[0]),
    message: `${where || 'The body'} ${describe(errors)}`,
  }));
}

function ruleOf(schema: Place, error: ErrorObject | undefined): string {
  const path = error?.schemaPath ?? '';
  const local = path.replace(/^https:\/\/spec\.invalid\/(\w+)#?/, '$1.yaml#');
  return local.startsWith('#') ? `${schema.document}.yaml#${schema.pointer}${local.slice(1)}` : local;
}

function describe(errors: readonly ErrorObject[]): string {
  const reasons = new Set(errors.map(reason));
  const [first] = errors;
  const seen =
    first && !['required', 'unevaluatedProperties'].includes(first.keyword) ? `is ${show(first.data)}; ` : '';
  return `${seen}${[...reasons].slice(0, 3).join(', or ')}`;
}

function reason(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return `lacks "${String(params.missingProperty)}"`;
    case 'type':
      return `the spec says ${[params.type].flat().join(' or ')}`;
    case 'const':
      return `the spec says ${JSON.stringify(params.allowedValue)}`;
    case 'enum':
      return `the spec lists ${JSON.stringify(params.allowedValues)}`;
    case 'pattern':
      return `the spec's pattern is ${String(params.pattern)}`;
    case 'format':
      return `the spec says format ${String(params.format)}`;
    case 'unevaluatedProperties':
      return `has "${String(params.unevaluatedProperty)}", which the spec does not`;
    case 'additionalProperties':
      return `has "${String(params.additionalProperty)}", which the spec does not`;
    default:
      return `${error.message ?? error.keyword}`;
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/**
 * The branch of a `oneOf` that a response claims to match, so that only deviations from that branch are reported. A
 * response with the code of a success is a success; one with another code, or with `error` and no `data`, is an error.
 *
 * @param schema a response schema, with or without `oneOf`
 * @param value the response
 * @param due what the case expects, for a response that shows neither
 */
export function branchFor(schema: Place, value: unknown, due: 'success' | 'error'): Place {
  const branches = members(schema, 'oneOf');
  if (branches.length < 2) return schema;
  const isErrorBranch = (branch: Place) => /error/i.test(String(branch.node.title ?? branch.pointer));
  const success = branches.find((branch) => !isErrorBranch(branch)) ?? schema;
  const failure = branches.find(isErrorBranch) ?? schema;
  if (!isNode(value)) return due === 'error' ? failure : success;
  const { code } = value;
  if (Number.isInteger(code)) return code === 200 ? success : failure;
  if ('error' in value && !('data' in value)) return failure;
  return due === 'error' ? failure : success;
}

/** The schema of a media type's place. */
export function schemaOf(content: Place): Place | undefined {
  return isNode(content.node.schema) ? place(content.document, `${content.pointer}/schema`) : undefined;
}
