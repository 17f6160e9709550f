import { Refusal } from '../exchange/refusal.js';
import { type Problem, shorten } from '../spec/problem.js';
import { limit } from '../spec/spec.js';
import type { JournalField } from '../state/journal.js';
import type { Call } from './call.js';
import { checkForm } from './check-form.js';
import { remarkPacked } from './content-encoding.js';
import { type Form, FormError, readForm } from './form.js';

/** Largest body of a create: the largest picture as base64, percent-encoded, with room for the options. */
export const CREATE_BODY_LIMIT = Math.ceil(limit('fileBytes') * 1.5) + 1024 * 1024;

/** A form that was read, or why it could not be. */
export type ReadForm = { form: Form } | { error: FormError };

/** Reads the form of a request and notes its fields in the journal. Does not throw on a broken form: faults come first. */
export async function receiveForm(call: Call, bodyLimit: number): Promise<ReadForm> {
  const { exchange, state, entry } = call;
  const body = await exchange.body(bodyLimit);
  remarkPacked(call);
  try {
    const form = readForm(body, exchange.header('content-type'), exchange.query);
    for (const [name, file] of form.files)
      state.journal.note(entry, name, describeFile(file.filename, file.contentType, file.bytes));
    for (const [name, value] of form.fields) state.journal.note(entry, name, shorten(value, 200));
    const model = form.fields.get('model_key');
    if (model) entry.model = model.slice(0, 100);
    return { form };
  } catch (error) {
    if (error instanceof FormError) return { error };
    throw error;
  }
}

/**
 * Returns the form if the spec allows it, and notes warnings in the journal.
 *
 * @throws Refusal 422 otherwise
 */
export function acceptForm(call: Call, read: ReadForm): Form {
  if ('error' in read) {
    const problem: Problem = { level: 'error', where: 'body', message: read.error.message };
    throw new Refusal(422, read.error.message, { problems: [problem] });
  }
  const problems = checkForm(call.operation.id, read.form);
  const bad = problems.find(({ level }) => level === 'error' || call.state.options.strict);
  if (bad) throw new Refusal(422, bad.message, { problems });
  call.entry.problems.push(...problems);
  return read.form;
}

/** What the journal keeps of a file. */
export function describeFile(
  filename: string | undefined,
  contentType: string | undefined,
  bytes: Uint8Array,
): JournalField {
  return {
    ...(filename === undefined ? {} : { filename: filename.slice(0, 200) }),
    ...(contentType === undefined ? {} : { contentType: contentType.slice(0, 100) }),
    bytes: bytes.byteLength,
  };
}
