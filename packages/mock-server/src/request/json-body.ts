import { Refusal } from '../exchange/refusal.js';
import { asObject, type Json, type JsonObject } from '../spec/documents.js';
import { type Problem, shorten } from '../spec/problem.js';
import { limit } from '../spec/spec.js';
import { remarkUndeclared } from '../spec/undeclared.js';
import { validateAgainst } from '../spec/validate.js';
import { MAX_FIELDS, notedField } from '../state/journal-record.js';
import type { Call } from './call.js';
import { remarkPacked } from './content-encoding.js';

/** Largest body of a call to the third-party models: as many of the largest pictures as seedream takes, in base64. */
const BODY_LIMIT = Math.ceil((limit('seedreamImagesMax') * limit('seedreamImageBytes') * 4) / 3) + 1024 * 1024;

/** A JSON body that was read, or why it could not be. */
export type ReadJson = { body: JsonObject } | { error: string };

/** Reads a JSON body and notes its members in the journal. Does not throw on broken JSON: faults come first. */
export async function receiveJson(call: Call): Promise<ReadJson> {
  const bytes = await call.exchange.body(BODY_LIMIT);
  remarkPacked(call);
  const contentType = call.exchange.headers['content-type'];
  let value: Json;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch (error) {
    const reason = bytes.byteLength === 0 ? 'it is empty' : (error as Error).message;
    return {
      error: `The body is not JSON: ${shorten(reason, 200)}${contentType ? '' : '. Send Content-Type: application/json'}`,
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: 'The body is JSON, but not an object.' };
  if (isDeeper(value, MAX_DEPTH)) return { error: `The body is nested more than ${MAX_DEPTH} levels deep.` };
  const members = Object.entries(value).slice(0, MAX_FIELDS);
  call.record.fields = members.map(([name, member]) => notedField(name, describe(member)));
  return { body: value };
}

/** Returns the body if the spec allows it. Throws a Refusal 400 otherwise. */
export function acceptJson(call: Call, read: ReadJson): JsonObject {
  const refuse = (message: string, problems: Problem[]): never => {
    throw new Refusal(400, message, { problems });
  };
  if ('error' in read) return refuse(read.error, [{ level: 'error', where: 'body', message: read.error }]);
  const contentType = call.exchange.headers['content-type'];
  if (contentType !== undefined && !/^application\/(json|[\w.+-]+\+json)\b/i.test(contentType)) {
    call.record.problems.push({
      level: 'warning',
      where: 'Content-Type',
      message: `The body is JSON, but Content-Type says ${shorten(contentType)}.`,
      suggestion: 'Content-Type: application/json',
    });
  }
  const { document, bodies } = call.operation;
  const schema = bodies['application/json'] ?? {};
  const name = String(asObject(schema).$ref).replace('#/components/schemas/', '');
  const problems = validateAgainst(document, name, read.body);
  const [first] = problems;
  if (first) return refuse(first.message, problems);
  const remarks = remarkUndeclared(document, schema, read.body);
  const [remark] = remarks;
  if (remark && call.state.options.strict) return refuse(remark.message, remarks);
  call.record.problems.push(...remarks);
  return read.body;
}

/** Deepest nesting that is accepted, far above what the spec declares. Recursion must not exhaust the stack. */
const MAX_DEPTH = 100;

function isDeeper(value: Json, depth: number): boolean {
  let level: Json[] = [value];
  for (let down = 0; level.length > 0; down++) {
    if (down > depth) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

/** Characters that the journal keeps: of a text, which may be a prompt, and of a nested member, which may hold many shortened pictures. */
const TEXT_LENGTH = 200;
const NESTED_LENGTH = 2000;
const LIST_LENGTH = limit('seedreamImagesMax');

/** A member as the journal shows it: a text as it is, everything else as JSON. */
function describe(member: Json): string {
  if (typeof member !== 'string') return shorten(JSON.stringify(summarise(member)), NESTED_LENGTH);
  // A text that could be mistaken for another type, such as 42, keeps its quotes.
  return member.length <= TEXT_LENGTH && isJson(member) ? JSON.stringify(member) : shorten(member, TEXT_LENGTH);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A shortened member. It stays valid JSON, so that a reader of the journal can reuse it. */
function summarise(value: Json, depth = 0): Json {
  // Shortened first, because writing megabytes of base64 as JSON takes long.
  if (typeof value === 'string') return value.length > TEXT_LENGTH ? shorten(value, 60) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 5) return '…';
  if (Array.isArray(value)) {
    const shown = value.slice(0, LIST_LENGTH).map((item) => summarise(item, depth + 1));
    return value.length > LIST_LENGTH ? [...shown, `… ${value.length} in all`] : shown;
  }
  const members = Object.entries(value).slice(0, 10);
  return Object.fromEntries(members.map(([name, member]) => [name.slice(0, 40), summarise(member, depth + 1)]));
}
