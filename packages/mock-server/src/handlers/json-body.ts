import type { Json } from '../generated/documents.js';
import { MAX_FIELDS } from '../service/journal.js';
import { type Problem, shorten } from '../spec/problem.js';
import { asObject, type JsonObject, limit } from '../spec/spec.js';
import { remarkUndeclared } from '../spec/undeclared.js';
import { validateAgainst } from '../spec/validate.js';
import { remarkPacked } from './content-encoding.js';
import type { Call } from './context.js';
import { Refusal } from './refusal.js';

/** Largest body of a call to the third-party models: as many of the largest pictures as seedream takes, in base64. */
const BODY_LIMIT = Math.ceil((limit('seedreamImagesMax') * limit('seedreamImageBytes') * 4) / 3) + 1024 * 1024;

/** A JSON body that was read, or why it could not be. */
export type ReadJson = { body: JsonObject } | { error: string };

/** Reads a JSON body and notes its members in the journal. Does not throw on broken JSON: faults come first. */
export async function receiveJson(call: Call): Promise<ReadJson> {
  const bytes = await call.exchange.body(BODY_LIMIT);
  remarkPacked(call);
  const contentType = call.exchange.header('content-type');
  let value: Json;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch (error) {
    const reason = bytes.byteLength === 0 ? 'it is empty' : (error as Error).message;
    return {
      error: `The body is no JSON: ${shorten(reason, 200)}${contentType ? '' : '. Send Content-Type: application/json'}`,
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: 'The body is JSON, but no object.' };
  if (isDeeper(value, MAX_DEPTH)) return { error: `The body is nested more than ${MAX_DEPTH} levels deep.` };
  for (const [name, member] of Object.entries(value).slice(0, MAX_FIELDS)) {
    // Only what is short anyway: writing out megabytes of base64 to show sixty characters of it would be a waste.
    const text = typeof member === 'object' ? summarise(member) : String(member);
    call.store.journal.note(call.entry, name, shorten(text, 200));
  }
  return { body: value };
}

/** Hands out the body once it passes the documents. Throws a Refusal 400 otherwise. */
export function acceptJson(call: Call, read: ReadJson): JsonObject {
  const refuse = (message: string, problems: Problem[]): never => {
    throw new Refusal(400, message, { problems });
  };
  if ('error' in read) return refuse(read.error, [{ level: 'error', where: 'body', message: read.error }]);
  const contentType = call.exchange.header('content-type');
  if (contentType !== undefined && !/^application\/(json|[\w.+-]+\+json)\b/i.test(contentType)) {
    call.entry.problems.push({
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
  if (remark && call.store.options.strict) return refuse(remark.message, remarks);
  call.entry.problems.push(...remarks);
  return read.body;
}

/** Levels of nesting that are looked into, far above what the documents know: what recurses must not exhaust a stack. */
const MAX_DEPTH = 100;

function isDeeper(value: Json, depth: number): boolean {
  let level: Json[] = [value];
  for (let down = 0; level.length > 0; down++) {
    if (down > depth) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

function summarise(value: Json, depth = 0): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value, 40));
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > 5) return '…';
  if (Array.isArray(value)) {
    const shown = value.slice(0, 5).map((item) => summarise(item, depth + 1));
    return `[${shown.join(', ')}${value.length > 5 ? `, … ${value.length} in all` : ''}]`;
  }
  const members = Object.entries(value).slice(0, 10);
  return `{${members.map(([name, member]) => `${name.slice(0, 40)}: ${summarise(member, depth + 1)}`).join(', ')}}`;
}
