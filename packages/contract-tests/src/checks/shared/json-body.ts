import { mediaTypeOf } from '../../model/exchange.js';
import { type JsonOddity, type JsonOddityKind, type JsonReading, readJson } from '../../reading/json.js';
import type { Place } from '../../spec/documents.js';
import { branchFor, schemaOf } from '../../spec/schema.js';
import type { Subject } from '../define-check.js';

/** A body that is, or must be, JSON. */
export interface JsonBody {
  readonly reading: JsonReading;
  /** The media type in the spec; undefined if the status has no JSON there, or the body is not JSON. */
  readonly content?: Place;
  /** The branch of the schema that the body claims to match. */
  readonly branch?: Place;
}

const bodies = new WeakMap<Subject, JsonBody | undefined>();

/** The JSON body of a response; undefined if the spec expects none and the response does not claim to have one. */
export function jsonBody(subject: Subject): JsonBody | undefined {
  if (!bodies.has(subject)) bodies.set(subject, isJsonDue(subject) ? readBody(subject) : undefined);
  return bodies.get(subject);
}

/** The oddities of one kind in the text of a JSON body. */
export function jsonOddities(subject: Subject, kind: JsonOddityKind): JsonOddity[] {
  return jsonBody(subject)?.reading.oddities.filter((oddity) => oddity.kind === kind) ?? [];
}

function readBody({ response, operation, judged: { expectation } }: Subject): JsonBody {
  const reading = readJson(response.body);
  const content = operation.responses.get(response.status)?.contents.get('application/json');
  const schema = content && schemaOf(content);
  if (!reading.parsed || !content || !schema) return { reading };
  const due = response.status >= 300 || expectation.outcome === 'refusal' ? 'error' : 'success';
  return { reading, content, branch: branchFor(schema, reading.value, due) };
}

function isJsonDue({ response, operation, judged: { expectation } }: Subject): boolean {
  if (mediaTypeOf(response.headers) === 'application/json') return true;
  const declared = operation.responses.get(response.status)?.contents;
  if (!declared?.has('application/json')) return false;
  // The expected body decides, so that a wrong Content-Type does not hide a wrong body.
  return expectation.outcome === 'success' ? expectation.body === 'json' : declared.size === 1;
}
