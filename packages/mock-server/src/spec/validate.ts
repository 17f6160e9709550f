import { dereference, type OutputUnit, type Schema, validate } from '@cfworker/json-schema';
import { asObject, type DocumentName, documents, type Json, type JsonObject } from './documents.js';
import { nearestName, nearestValue } from './nearest.js';
import { type Problem, shorten } from './problem.js';
import { resolve } from './spec.js';

/** Schemas prepared for the validator, by document. They are prepared on first use, to keep the start fast. */
const prepared = new Map<DocumentName, { root: Schema; lookup: Record<string, Schema | boolean> }>();

function prepare(document: DocumentName) {
  let ready = prepared.get(document);
  if (!ready) {
    // The validator changes its schemas, so it gets a copy.
    const root = {
      $id: `${document}.yaml`,
      components: { schemas: structuredClone(documents[document].components.schemas) },
    } as Schema;
    ready = { root, lookup: dereference(root) };
    prepared.set(document, ready);
  }
  return ready;
}

/** The location of the whole value in the validator's errors. */
const ROOT = '#';

/**
 * Validates a value against a named schema of a document.
 *
 * @param name Name under `components/schemas`.
 * @param prefix What stands before a field's name in a problem, for instance `generationConfig`.
 */
export function validateAgainst(document: DocumentName, name: string, value: Json): Problem[] {
  const { root, lookup } = prepare(document);
  const schema = asObject(asObject(root.components).schemas)[name] as Schema | undefined;
  if (!schema) throw new Error(`The document ${document} has no schema ${name}.`);
  let errors: OutputUnit[];
  try {
    const result = validate(value, schema, '2020-12', lookup, false);
    if (result.valid) return [];
    errors = result.errors;
  } catch (error) {
    // The validator fails on values that are nested thousands deep, and on names that are not valid text.
    const message = `The body cannot be checked against the spec (${(error as Error).name}). Is it nested very deeply?`;
    return [{ level: 'error', where: 'body', message }];
  }
  const told = leaves(errors);
  const problems = told.map((error) => toProblem(document, name, value, error, told));
  return unique(problems);
}

/**
 * Keywords whose errors only repeat those of an inner schema. `checkForm` reports undeclared fields; here they appear only together
 * with other errors.
 */
const CONTAINERS = new Set(
  'properties items allOf $ref additionalProperties if then else unevaluatedProperties false'.split(' '),
);

/** The errors without those that only repeat others. */
function leaves(errors: OutputUnit[]): OutputUnit[] {
  const own = errors.filter(({ keyword }) => !CONTAINERS.has(keyword));
  // The client most likely meant the branch whose errors are deepest.
  const choices = own.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  if (choices.length === 0) return own;
  const deepest = Math.max(...own.map(({ instanceLocation }) => depth(instanceLocation)));
  const inside = own.filter(
    ({ keyword, instanceLocation }) =>
      keyword !== 'oneOf' && keyword !== 'anyOf' && depth(instanceLocation) === deepest,
  );
  // A type error says nothing if another branch accepts the type and finds a different error.
  const telling = inside.filter(
    (error) => error.keyword !== 'type' || !inside.some((other) => other !== error && isSameValue(other, error)),
  );
  return telling.length > 0 ? telling : inside.length > 0 ? inside : choices;
}

const isSameValue = (one: OutputUnit, other: OutputUnit) =>
  one.keyword !== 'type' && one.instanceLocation === other.instanceLocation;

/** The error of another keyword at the same value. */
function beside(
  told: readonly OutputUnit[],
  { instanceLocation }: OutputUnit,
  keyword: string,
): OutputUnit | undefined {
  return told.find((other) => other.instanceLocation === instanceLocation && other.keyword === keyword);
}

const depth = (location: string) => location.split('/').length;

function toProblem(
  document: DocumentName,
  name: string,
  value: Json,
  first: OutputUnit,
  told: readonly OutputUnit[],
): Problem {
  // A value of the wrong type also fails its enum, and that message says more.
  const error = (first.keyword === 'type' && beside(told, first, 'enum')) || first;
  const where = error.instanceLocation === ROOT ? 'body' : dotted(error.instanceLocation);
  const given = at(value, error.instanceLocation);
  const { schema, pointer } = locate(document, name, error.keywordLocation);
  const spec = `${document}.yaml#${pointer}`;
  const rule = schema[error.keyword];
  const label = where.split('.').at(-1) ?? where;
  const is = given === '' ? 'is empty' : `is ${shorten(given)}`;
  const problem = (message: string, suggestion?: unknown): Problem => ({
    level: 'error',
    where,
    message,
    spec,
    ...(suggestion === undefined ? {} : { suggestion: `${label}=${String(suggestion)}` }),
  });
  switch (error.keyword) {
    case 'enum': {
      const pattern = beside(told, error, 'pattern');
      const or = pattern ? `, or match ${String(locate(document, name, pattern.keywordLocation).schema.pattern)}` : '';
      const message = `${where} ${is}, but must be one of ${(rule as Json[]).join(', ')}${or}.`;
      // All fields with an enum are optional.
      if (given === '') return { ...problem(message), suggestion: `leave ${label} out` };
      return problem(message, nearestValue(given, rule as Json[]));
    }
    case 'const':
      return problem(`${where} ${is}, but must be ${shorten(rule)}.`, rule);
    case 'minimum':
      return problem(`${where} ${is}, but must be at least ${String(rule)}.`, rule);
    case 'maximum':
      return problem(`${where} ${is}, but must be at most ${String(rule)}.`, rule);
    case 'minItems':
      return problem(`${where} has ${lengthOf(given)} items. At least ${String(rule)} are required.`);
    case 'maxItems':
      return problem(`${where} has ${lengthOf(given)} items. At most ${String(rule)} are accepted.`);
    case 'minLength':
      if (given === '') return problem(`${where} is empty.`);
      return problem(`${where} is not valid: ${error.error}`);
    case 'type':
      return problem(`${where} ${is}, but must be ${[rule].flat().join(' or ')}.`, nearestNumber(given, rule));
    case 'pattern':
      return problem(`${where} ${is}, which does not match ${String(rule)}.`, patternHint(label, given));
    case 'required': {
      const missing = (rule as string[]).filter((field) => !(field in asObject(given)));
      const near = missing.map((field) => nearestName(field, Object.keys(asObject(given)))).find(Boolean);
      const message = `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing${where === 'body' ? '' : ` in ${where}`}.`;
      return { ...problem(message), ...(near ? { suggestion: `rename ${near} to ${missing[0]}` } : {}) };
    }
    default:
      return problem(`${where} is not valid: ${error.error}`);
  }
}

/** Follows a keyword location through references to the schema that holds the keyword. Returns the schema and its pointer. */
function locate(
  document: DocumentName,
  name: string,
  keywordLocation: string,
): { schema: JsonObject; pointer: string } {
  let schema: Json | undefined = documents[document].components.schemas?.[name];
  let pointer = `/components/schemas/${name}`;
  const steps = keywordLocation.split('/').slice(1);
  const keyword = steps.pop() ?? '';
  for (const step of steps) {
    const reference = asObject(schema).$ref;
    if (step === '$ref' && typeof reference === 'string') {
      schema = resolve(document, schema);
      pointer = reference.slice(1);
    } else {
      schema = member(schema, step);
      pointer += `/${step}`;
    }
  }
  return { schema: asObject(schema), pointer: `${pointer}/${keyword}` };
}

function at(value: Json, location: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of location.split('/').slice(1)) found = member(found, step);
  return found;
}

function member(value: Json | undefined, step: string): Json | undefined {
  const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  return Array.isArray(value) ? value[Number(key)] : asObject(value)[key];
}

/** `#/contents/0/parts` → `contents[0].parts` */
function dotted(location: string): string {
  return location
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

const lengthOf = (value: Json | undefined) => (Array.isArray(value) ? value.length : 0);

function nearestNumber(given: unknown, type: unknown): number | undefined {
  if (type !== 'integer' && type !== 'number') return undefined;
  const parsed = Number.parseFloat(String(given));
  if (Number.isFinite(parsed)) return type === 'integer' ? Math.round(parsed) : parsed;
  const word = nearestValue(given, [0, 1]);
  return typeof word === 'number' ? word : undefined;
}

function patternHint(field: string, given: unknown): string | undefined {
  const text = String(given);
  if (field === 'background_color') return /^[0-9a-f]{6}$/i.test(text) ? `#${text}` : '#ffffff';
  if (field === 'image_url' && /^[\w-]+(\.[\w-]+)+(\/|$)/.test(text)) return `https://${shorten(text)}`;
  if (field === 'image' || field.startsWith('image['))
    return `data:${/^data:(image\/\w+)/i.exec(text)?.[1]?.toLowerCase() ?? 'image/jpeg'};base64,…`;
  return undefined;
}

/** Keeps one problem per field: a value of the wrong type also fails its enum. The body itself may have several problems. */
function unique(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ where, message }) => {
    const subject = where === 'body' ? message : where;
    return !seen.has(subject) && seen.add(subject);
  });
}
