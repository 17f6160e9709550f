import type { Exchange } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import { type Problem, shorten } from '../spec/problem.js';
import { limit } from '../spec/spec.js';
import type { JournalField } from '../state/journal-entry.js';
import { MAX_FIELDS, type NotedField, notedField } from '../state/journal-record.js';
import type { Call } from './call.js';
import { checkForm } from './check-form.js';
import { remarkPacked } from './content-encoding.js';
import { type Form, FormError, readForm } from './form.js';
import { createRecentForms } from './recent-forms.js';

/** Largest body of a create: the largest picture as base64, percent-encoded, with room for the options. */
export const CREATE_BODY_LIMIT = Math.ceil(limit('fileBytes') * 1.5) + 1024 * 1024;

const recent = createRecentForms<KnownForm>();

/** A form that was read, or why it could not be. */
export type ReadForm = KnownForm | { error: FormError };

/** A form that was read. It depends on nothing but the request, so the next equal request shares it. */
interface KnownForm {
  readonly form: Form;
  /** What the journal shows of it. */
  readonly fields: readonly NotedField[];
  /** What the spec says against it. Undefined until it is checked. */
  problems: readonly Problem[] | undefined;
}

/** Reads the form of a request and notes its fields in the journal. Does not throw on a broken form: faults come first. */
export async function receiveForm(call: Call, bodyLimit: number): Promise<ReadForm> {
  const { exchange, operation, record } = call;
  const body = await exchange.body(bodyLimit);
  remarkPacked(call);
  try {
    const key = recent.keyOf(operation, exchange, body);
    const known = recent.get(key) ?? recent.put(key, read(exchange, body));
    record.fields = known.fields;
    const model = known.form.fields.get('model_key');
    if (model) record.model = model.slice(0, 100);
    return known;
  } catch (error) {
    if (error instanceof FormError) return { error };
    throw error;
  }
}

function read({ headers, query }: Exchange, body: Uint8Array): KnownForm {
  const form = readForm(body, headers['content-type'], query);
  const files = [...form.files].map(([name, { filename, contentType, bytes }]) =>
    notedField(name, describeFile(filename, contentType, bytes)),
  );
  const texts = [...form.fields].map(([name, value]) => notedField(name, shorten(value, 200)));
  return { form, fields: [...files, ...texts].slice(0, MAX_FIELDS), problems: undefined };
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
  read.problems ??= checkForm(call.operation, read.form);
  const { form, problems } = read;
  const bad = problems.find(({ level }) => level === 'error' || call.state.options.strict);
  if (bad) throw new Refusal(422, bad.message, { problems });
  call.record.problems.push(...problems);
  return form;
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
