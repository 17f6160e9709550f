import type { Picture } from '@koukoutu/imaging';
import { ImagingError } from '@koukoutu/imaging';
import type { Account } from '../service/accounts.js';
import { refundFailures } from '../service/refunds.js';
import { checkForm } from '../spec/form-rules.js';
import { type Problem, shorten } from '../spec/problem.js';
import { limit } from '../spec/spec.js';
import { remarkPacked } from './content-encoding.js';
import type { Call } from './context.js';
import { type Form, FormError, readForm } from './form.js';
import { codeOfImagingError, describeFile, type PictureInput } from './picture-input.js';
import { Refusal } from './refusal.js';
import { applyModel, type ModelOptions } from './transform.js';

/** Largest body of a create: the largest picture as base64, escaped, with room for the options. */
export const CREATE_BODY_LIMIT = Math.ceil(limit('fileBytes') * 1.5) + 1024 * 1024;

/** Fields that carry the picture or pick the model; everything else is an option. */
const NO_OPTIONS = new Set(['model_key', 'image_file', 'image', 'image_url', 'image_base64', 'response']);

/** A form that was read, or why it could not be. */
export type ReadForm = { form: Form } | { error: FormError };

/** Reads the form of a request and notes its fields in the journal. Does not throw on a broken form: faults come first. */
export async function receiveForm(call: Call, bodyLimit: number): Promise<ReadForm> {
  const body = await call.exchange.body(bodyLimit);
  remarkPacked(call);
  try {
    const form = readForm(body, call.exchange.header('content-type'), call.exchange.query);
    for (const [name, file] of form.files)
      call.store.journal.note(call.entry, name, describeFile(file.filename, file.contentType, file.bytes));
    for (const [name, value] of form.fields) call.store.journal.note(call.entry, name, shorten(value, 200));
    const model = form.fields.get('model_key');
    if (model) call.entry.model = model.slice(0, 100);
    return { form };
  } catch (error) {
    if (error instanceof FormError) return { error };
    throw error;
  }
}

/** Hands out the form once it passes the documents. Throws a Refusal 422 otherwise. */
export function acceptForm(call: Call, read: ReadForm): Form {
  if ('error' in read) {
    const problem: Problem = { level: 'error', where: 'body', message: read.error.message };
    throw new Refusal(422, read.error.message, { problems: [problem] });
  }
  const problems = checkForm(call.operation.id, read.form);
  const bad = problems.find(({ level }) => level === 'error' || call.store.options.strict);
  if (bad) throw new Refusal(422, bad.message, { problems });
  call.entry.problems.push(...problems);
  return read.form;
}

/** The options among a form's fields. */
export function optionsOf(form: Form): ModelOptions {
  return Object.fromEntries([...form.fields].filter(([name]) => !NO_OPTIONS.has(name)));
}

/** What a picture costs by the documents, made at once or by a task. */
export function priceOf(options: ModelOptions, how: 'syncPictureCredits' | 'taskPictureCredits'): number {
  return limit(how) + (options.output_format === 'png' ? limit('pngExtraCredits') : 0);
}

/** Takes the price. Throws a Refusal 409 when the account has too little. */
export function charge(call: Call, account: Account, price: number): void {
  refundFailures(call.store, account);
  if (!call.store.accounts.charge(account, price)) {
    const left = account.credits + account.vipCredits;
    throw new Refusal(409, '', {
      problems: [
        { level: 'error', where: 'account', message: `${account.id} has ${left} credits left; this costs ${price}.` },
      ],
    });
  }
  call.entry.charged = price;
}

/** Refuses beyond the account's tasks at once. `running` counts its synchronous calls under way. */
export function takeSlot(call: Call, account: Account, running: number): void {
  const busy = call.store.tasks.active(account) + running;
  if (busy < account.slots) return;
  // Whoever is refused waits: on a poll clock that is time passing, or a client that only retries would wait forever.
  call.store.clock.tick();
  throw new Refusal(429, '', {
    problems: [
      {
        level: 'error',
        where: 'account',
        message: `${account.id} has ${busy} tasks waiting or running; ${account.slots} at once are allowed.`,
        spec: 'async.yaml#/x-limits/tasksAtOnce',
      },
    ],
  });
}

/** Runs a model over a picture, with only so many pixels under work at once. */
export async function process(
  call: Call,
  model: string,
  picture: PictureInput,
  options: ModelOptions,
): Promise<Picture> {
  const leave = await call.pixels.enter(picture.width * picture.height, call.exchange.signal);
  try {
    return await applyModel(call.imaging, model, picture.bytes, options);
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    throw new Refusal(codeOfImagingError(error), error.message, {
      problems: [{ level: 'error', where: 'image_file', message: error.message }],
    });
  } finally {
    leave();
  }
}

/** `image/webp` → `webp` */
export function extensionOf(contentType: string): string {
  const subtype = contentType.split('/')[1]?.split(/[+;]/, 1)[0] ?? 'bin';
  return subtype === 'jpeg' ? 'jpg' : subtype;
}
