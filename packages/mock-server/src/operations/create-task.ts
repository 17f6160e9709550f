import { json } from '../exchange/answer.js';
import { faultOf } from '../faults/fault.js';
import { cutOutRules, linkToDraw, readPicture } from '../pictures/input.js';
import { needsTransparency, optionsOf } from '../pictures/models.js';
import { accountOf } from '../request/call.js';
import type { Form } from '../request/form.js';
import { acceptForm, CREATE_BODY_LIMIT, type ReadForm, receiveForm } from '../request/read-form.js';
import { charge, priceOf, requireSlot } from './charge.js';
import type { OperationSteps } from './steps.js';

/** `POST /v1/create` on the async host: accepts a task. */
export const createTask: OperationSteps<ReadForm, Form> = {
  read: (call) => receiveForm(call, CREATE_BODY_LIMIT),

  validate: acceptForm,

  async carryOut(call, form, studio) {
    const { state, scenarios, faults } = call;
    const account = accountOf(call);
    const model = form.fields.get('model_key') ?? '';
    requireSlot(call);
    // The picture behind a link is drawn only when the result is requested, so that creating a thousand tasks is quick.
    const standsFor = linkToDraw(call, form);
    const picture =
      standsFor === undefined
        ? await readPicture(call, form, cutOutRules(needsTransparency(model)), studio.imaging)
        : undefined;
    // Checked again, because other creates may have taken the slot while this picture was read.
    requireSlot(call);
    const options = optionsOf(form);
    const price = priceOf(options, 'taskPictureCredits');
    charge(call, price);
    const uploadId = state.pictures.nextUploadId();
    if (picture) state.pictures.putUpload(uploadId, picture.bytes, picture.contentType);
    const task = state.tasks.create(account, { model, options, uploadId, standsFor, price, scenarios });
    call.record.taskId = task.id;

    const stuck = faultOf(faults, 'stuck');
    if (stuck) state.tasks.stall(task, stuck.at);
    const failed = faultOf(faults, 'task-failed');
    if (failed) state.tasks.doom(task, failed.message, failed.state);
    studio.tasks.begin(state, task);
    return json(200, { code: 200, message: 'success', data: { task_id: task.id } });
  },
};
