import { headerOf, mediaTypeOf, textOf } from '../model/exchange.js';
import { formatOf, MEDIA_TYPES } from '../pictures/format.js';
import { type JsonReading, readJson } from '../reading/json.js';
import { outcomeOf } from '../reading/outcome.js';
import { isNode, type Place } from '../spec/documents.js';
import { missingFromExamples } from '../spec/examples.js';
import { branchFor, fits, schemaFaults, schemaOf } from '../spec/schema.js';
import { undeclaredParts } from '../spec/undeclared.js';
import type { ExchangeCheck, Fault, Subject } from './check.js';

/** The media type is one that the spec declares for this status. */
export const contentTypeDeclared: ExchangeCheck = ({ response, operation }) => {
  const declared = operation.responses.get(response.status);
  if (!declared) return [];
  const header = headerOf(response.headers, 'content-type');
  if (response.body.length === 0 && declared.contents.size === 0) return [];
  if (header === undefined) {
    return [{ check: 'content-type-declared', where: 'Content-Type', message: 'the answer has no Content-Type' }];
  }
  const type = mediaTypeOf(response.headers);
  const faults: Fault[] = [];
  if (!declared.contents.has(type)) {
    faults.push({
      check: 'content-type-declared',
      where: 'Content-Type',
      message: `${header} is not declared for HTTP ${response.status}, which has ${[...declared.contents.keys()].join(', ')}`,
      rule: `${operation.document}.yaml#${declared.at.pointer}/content`,
    });
  }
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(header)?.[1];
  if (charset && !/^utf-?8$/i.test(charset)) {
    const message = `${header}: every text of this API is UTF-8`;
    faults.push({ check: 'charset-utf8', where: 'Content-Type', message });
  }
  return faults;
};

/** The label says what the bytes are. */
export const contentTypeTrue: ExchangeCheck = ({ response }) => {
  const type = mediaTypeOf(response.headers);
  if (type === '' || response.body.length === 0) return [];
  const format = formatOf(response.body);
  const wrong = (message: string): Fault[] => [{ check: 'content-type-true', where: 'Content-Type', message }];
  if (type.startsWith('image/')) {
    if (!format) return wrong(`${type} labels a body that is no picture: it starts with ${opening(response.body)}`);
    if (MEDIA_TYPES[format] !== type) {
      const message = `the label says ${type}, the bytes are ${format}`;
      return [{ check: 'picture-format-equals-label', where: 'Content-Type', message }];
    }
    return [];
  }
  if (format && type !== 'application/octet-stream') return wrong(`${type} labels the bytes of a ${format} picture`);
  if (!format && type === 'application/octet-stream') {
    return wrong(`application/octet-stream labels a body that is no picture: it starts with ${opening(response.body)}`);
  }
  const markup = textOf(response.body.subarray(0, 200)).trimStart().startsWith('<');
  if (type === 'application/json' && markup) return wrong('application/json labels a page of markup');
  return [];
};

function opening(body: Uint8Array): string {
  return JSON.stringify(textOf(body.subarray(0, 24)));
}

/** Everything about a JSON body: its text, its schema, and what the spec does not know. */
export const jsonBody: ExchangeCheck = (subject) => {
  const { response, operation } = subject;
  if (!isJsonDue(subject)) return [];
  const reading = readJson(response.body);
  const faults: Fault[] = [...reading.faults];
  if (!reading.parsed) return faults;
  const content = operation.responses.get(response.status)?.contents.get('application/json');
  const schema = content && schemaOf(content);
  if (!content || !schema) return faults;
  const { expectation } = subject.judged;
  const due = response.status >= 300 || expectation.outcome === 'refusal' ? 'error' : 'success';
  const branch = branchFor(schema, reading.value, due);
  for (const fault of schemaFaults(branch, reading.value)) faults.push({ check: 'body-matches-schema', ...fault });
  for (const part of undeclaredParts(branch, reading.value)) {
    const check = part.kind === 'field' ? 'undeclared-field' : 'undeclared-value';
    faults.push({ check, where: part.where, message: part.message });
  }
  faults.push(...fractionFaults(reading, branch));
  if (outcomeOf(subject.response).accepted) {
    for (const { where, message } of missingFromExamples(content, branch, reading.value)) {
      faults.push({ check: 'documented-field-present', where, message });
    }
  }
  return faults;
};

function isJsonDue({ response, operation, judged }: Subject): boolean {
  if (mediaTypeOf(response.headers) === 'application/json') return true;
  const declared = operation.responses.get(response.status)?.contents;
  if (!declared?.has('application/json')) return false;
  const { expectation } = judged;
  // Judge by what is due, so that a wrong label does not hide a wrong body.
  if (expectation.outcome === 'success') return expectation.body === 'json';
  return declared.size === 1;
}

/** `176.0` is the number 176 to JavaScript and a type error to others: a fault where the schema wants an integer. */
function fractionFaults(reading: JsonReading, branch: Place): Fault[] {
  return reading.fractions.flatMap(({ where, literal }): Fault[] => {
    if (fits(branch, replaceAt(reading.value, where.split('/').slice(1), Number(literal) + 0.5))) return [];
    const message = `${literal} is written as a fraction where the spec wants an integer`;
    return [{ check: 'json-safe-numbers', where, message }];
  });
}

function replaceAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((entry, index) => (String(index) === name ? replaceAt(entry, rest, replacement) : entry));
  }
  return isNode(value) ? { ...value, [name]: replaceAt(value[name], rest, replacement) } : value;
}
