import type { Call } from './context.js';
import type { Answer } from './exchange.js';
import {
  acceptForm,
  CREATE_BODY_LIMIT,
  charge,
  extensionOf,
  optionsOf,
  priceOf,
  process,
  receiveForm,
  takeSlot,
} from './matting.js';
import { mattingRules, readPicture } from './picture-input.js';
import { json, Refusal } from './refusal.js';
import { needsTransparency } from './transform.js';

/** How long a synchronous cut-out takes on a real clock: a guess, milliseconds of mock time. */
const MEDIAN_MS = 800;

/** Synchronous calls under way, by account: they take slots as tasks do. */
export type RunningCalls = Map<string, number>;

/** `POST /v1/create` on the sync host: the answer is the picture, or a link to it. */
export async function createSync(call: Call, running: RunningCalls): Promise<Answer> {
  const { store, account, exchange } = call;
  if (!account) throw new Error('createSync needs an account.');
  const read = await receiveForm(call, CREATE_BODY_LIMIT);
  await call.strike({ model: call.entry.model });
  const form = acceptForm(call, read);
  const model = form.fields.get('model_key') ?? '';

  takeSlot(call, account, running.get(account.id) ?? 0);
  running.set(account.id, (running.get(account.id) ?? 0) + 1);
  try {
    const picture = await readPicture(call, form, mattingRules(needsTransparency(model)));
    const options = optionsOf(form);
    const price = priceOf(options, 'syncPictureCredits');
    charge(call, account, price);
    let result: Awaited<ReturnType<typeof process>>;
    try {
      result = await process(call, model, picture, options);
    } catch (error) {
      // What is refused costs nothing, however late that shows.
      store.accounts.refund(account, price);
      if (error instanceof Refusal) call.entry.charged = 0;
      throw error;
    }
    const duration = store.random.logNormal(MEDIAN_MS, 0.3);
    if (store.clock.mode === 'real') await store.clock.wait(duration, exchange.signal);

    if (form.fields.get('response') !== 'url') {
      return {
        status: 200,
        headers: { 'content-type': result.contentType, 'content-length': String(result.bytes.byteLength) },
        body: result.bytes,
      };
    }
    const stored = store.pictures.putResult(result.bytes, result.contentType, {
      account: account.id,
      model,
      scenarios: call.scenarios,
    });
    const link = `${exchange.filesBase}/${stored.id}.${extensionOf(stored.contentType)}`;
    return json(200, { code: 200, message: 'success', data: { result_file: link } });
  } finally {
    const left = (running.get(account.id) ?? 1) - 1;
    if (left > 0) running.set(account.id, left);
    else running.delete(account.id);
  }
}
