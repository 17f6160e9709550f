import { refundFailures } from '../service/refunds.js';
import { type Call, faultOf } from './context.js';
import type { Answer } from './exchange.js';
import {
  acceptForm,
  CREATE_BODY_LIMIT,
  charge,
  extensionOf,
  optionsOf,
  priceOf,
  receiveForm,
  takeSlot,
} from './matting.js';
import { linkToDraw, mattingRules, readPicture } from './picture-input.js';
import type { Producer } from './producer.js';
import { json, Refusal } from './refusal.js';
import type { RunningCalls } from './sync.js';
import { needsTransparency } from './transform.js';

/** Largest body of a poll. */
const QUERY_BODY_LIMIT = 64 * 1024;

/** `POST /v1/create` on the async host: accepts a task. */
export async function createTask(call: Call, running: RunningCalls, producer: Producer): Promise<Answer> {
  const { store, account } = call;
  if (!account) throw new Error('createTask needs an account.');
  const read = await receiveForm(call, CREATE_BODY_LIMIT);
  const faults = await call.strike({ model: call.entry.model });
  const form = acceptForm(call, read);
  const model = form.fields.get('model_key') ?? '';

  takeSlot(call, account, running.get(account.id) ?? 0);
  // A picture behind a link is drawn when the result is asked for: a thousand tasks are created in no time.
  const standsFor = linkToDraw(call, form);
  const picture =
    standsFor === undefined ? await readPicture(call, form, mattingRules(needsTransparency(model))) : undefined;
  // Looked at again, since other creates may have come while this one's picture was read.
  takeSlot(call, account, running.get(account.id) ?? 0);
  const options = optionsOf(form);
  const price = priceOf(options, 'taskPictureCredits');
  charge(call, account, price);
  const uploadId = store.pictures.nextUploadId();
  if (picture) store.pictures.putUpload(uploadId, picture.bytes, picture.contentType);
  const task = store.tasks.create(account, { model, options, uploadId, standsFor, price, scenarios: call.scenarios });
  call.entry.taskId = task.id;

  const stuck = faultOf(faults, 'stuck');
  if (stuck) store.tasks.stall(task, stuck.at);
  const failed = faultOf(faults, 'task-failed');
  if (failed) store.tasks.doom(task, failed.message, failed.state);
  producer.begin(store, task);
  return json(200, { code: 200, message: 'success', data: { task_id: task.id } });
}

/** `POST /v1/query`: where a task stands. */
export async function queryTask(call: Call, producer: Producer): Promise<Answer> {
  const { store, account, exchange } = call;
  if (!account) throw new Error('queryTask needs an account.');
  const read = await receiveForm(call, QUERY_BODY_LIMIT);
  const wanted = 'form' in read ? Number(read.form.fields.get('task_id') ?? Number.NaN) : Number.NaN;
  const found = store.tasks.get(wanted);
  const task = found?.accountId === account.id ? found : undefined;
  if (task) {
    call.entry.taskId = task.id;
    call.entry.model = task.model;
  }
  const faults = await call.strike({
    model: task?.model,
    scenarios: task?.scenarios ?? [],
    ...(task ? { subject: `task ${task.id}` } : {}),
  });
  const form = acceptForm(call, read);
  if (!task) {
    const message = found
      ? `Task ${wanted} belongs to another account.`
      : `There is no task ${wanted}. Tasks are forgotten when the mock restarts without a state file.`;
    throw new Refusal(404, '', { problems: [{ level: 'error', where: 'task_id', message }] });
  }
  const model = form.fields.get('model_key');
  if (model !== undefined && model !== task.model) {
    call.entry.problems.push({
      level: 'warning',
      where: 'model_key',
      message: `model_key is ${model}, but the task was created with ${task.model}.`,
      suggestion: `model_key=${task.model}`,
    });
  }

  const stuck = faultOf(faults, 'stuck');
  if (stuck && store.tasks.isActive(task) && task.stuckAt === undefined) store.tasks.stall(task, stuck.at);
  const failed = faultOf(faults, 'task-failed');
  if (failed && task.resultType === undefined && !task.failure) store.tasks.fail(task, failed.message, failed.state);
  store.clock.tick();
  task.polls++;
  let view = store.tasks.view(task);
  if (view.state === 1) {
    await producer.finish(store, task);
    view = store.tasks.view(task);
  }
  // Not looked at again: a task that ends at this very moment has no picture yet.
  const { state, progress, position, message: reason } = view;
  const isDone = state === 1;
  const link = `${exchange.filesBase}/${task.resultId}.${extensionOf(task.resultType ?? '')}`;
  return json(200, {
    code: 200,
    message: isDone ? 'success' : state === 0 ? 'running' : 'failed',
    data: { state, result_file: isDone ? link : null, message: reason, progress, position },
  });
}

/** `GET /v1/score`: the two balances. */
export async function getCredits(call: Call): Promise<Answer> {
  const { account } = call;
  if (!account) throw new Error('getCredits needs an account.');
  await call.strike({});
  refundFailures(call.store, account);
  return json(200, {
    code: 200,
    message: 'success',
    data: { credits: account.credits, vip_credits: account.vipCredits },
  });
}
