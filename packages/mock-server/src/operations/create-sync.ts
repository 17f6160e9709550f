import { json } from '../exchange/answer.js';
import { Refusal } from '../exchange/refusal.js';
import { cutOutRules, readPicture } from '../pictures/input.js';
import { extensionOf, needsTransparency, optionsOf } from '../pictures/models.js';
import { runModel } from '../pictures/run-model.js';
import { accountOf } from '../request/call.js';
import type { Form } from '../request/form.js';
import { acceptForm, CREATE_BODY_LIMIT, type ReadForm, receiveForm } from '../request/read-form.js';
import { charge, priceOf, requireSlot } from './charge.js';
import type { OperationSteps } from './steps.js';

/** How long a synchronous cut-out takes on a real clock: a guess, in milliseconds of mock time. */
const MEDIAN_MS = 800;

/** `POST /v1/create` on the sync host: returns the picture, or a link to it. */
export const createSync: OperationSteps<ReadForm, Form> = {
  read: (call) => receiveForm(call, CREATE_BODY_LIMIT),

  validate: acceptForm,

  async carryOut(call, form, studio) {
    const { state, exchange } = call;
    const account = accountOf(call);
    const model = form.fields.get('model_key') ?? '';
    requireSlot(call);
    state.runningCalls.begin(account.id);
    try {
      const picture = await readPicture(call, form, cutOutRules(needsTransparency(model)), studio.imaging);
      const options = optionsOf(form);
      const price = priceOf(options, 'syncPictureCredits');
      charge(call, price);
      const result = await runModel(studio, call, model, picture, options).catch((error: unknown) => {
        // A refused picture costs nothing, even if it is refused only after the charge.
        state.accounts.refund(account, price);
        if (error instanceof Refusal) call.record.charged = 0;
        throw error;
      });
      const duration = state.random.logNormal(MEDIAN_MS, 0.3);
      if (state.clock.mode === 'real') await state.clock.wait(duration, exchange.signal);

      if (form.fields.get('response') !== 'url') {
        return {
          status: 200,
          headers: { 'content-type': result.contentType, 'content-length': String(result.bytes.byteLength) },
          body: result.bytes,
        };
      }
      const owner = { account: account.id, model, scenarios: call.scenarios };
      const stored = state.pictures.putResult(result.bytes, result.contentType, owner);
      const link = `${exchange.filesBase}/${stored.id}.${extensionOf(stored.contentType)}`;
      return json(200, { code: 200, message: 'success', data: { result_file: link } });
    } finally {
      state.runningCalls.end(account.id);
    }
  },
};
