import { json } from '../exchange/answer.js';
import { Refusal } from '../exchange/refusal.js';
import { type FaultKind, faultOf } from '../faults/fault.js';
import { extensionOf } from '../pictures/models.js';
import { accountOf, type Call } from '../request/call.js';
import { acceptForm, type ReadForm, receiveForm } from '../request/read-form.js';
import type { Task } from '../state/tasks.js';
import type { OperationSteps } from './steps.js';

/** Largest body of a poll, in bytes. */
const QUERY_BODY_LIMIT = 64 * 1024;

interface ReadPoll {
  read: ReadForm;
  /** The requested task id. NaN if the request has none. */
  wanted: number;
  /** The task with that id, if it belongs to the account. */
  task: Task | undefined;
}

/** `POST /v1/query`: the state of a task. */
export const queryTask: OperationSteps<ReadPoll, Task> = {
  async read(call) {
    const { state, record } = call;
    const read = await receiveForm(call, QUERY_BODY_LIMIT);
    const wanted = 'form' in read ? Number(read.form.fields.get('task_id') ?? Number.NaN) : Number.NaN;
    const found = state.tasks.get(wanted);
    const task = found?.accountId === accountOf(call).id ? found : undefined;
    if (task) {
      record.taskId = task.id;
      record.model = task.model;
    }
    return { read, wanted, task };
  },

  target: (_, { task }) =>
    task ? { model: task.model, scenarios: task.scenarios, subject: `task ${task.id}` } : { model: undefined },

  validate(call, { read, wanted, task }) {
    const form = acceptForm(call, read);
    if (!task) {
      const message = call.state.tasks.get(wanted)
        ? `Task ${wanted} belongs to another account.`
        : `There is no task ${wanted}. Tasks are forgotten when the mock restarts without a state file.`;
      throw new Refusal(404, '', { problems: [{ level: 'error', where: 'task_id', message }] });
    }
    const model = form.fields.get('model_key');
    if (model !== undefined && model !== task.model) {
      call.record.problems.push({
        level: 'warning',
        where: 'model_key',
        message: `model_key is ${model}, but the task was created with ${task.model}.`,
        suggestion: `model_key=${task.model}`,
      });
    }
    return task;
  },

  async carryOut(call, task, studio) {
    const { state, exchange } = call;
    const { tasks, clock } = state;
    if (call.faults.length > 0) applyTaskFaults(call, task);
    clock.tick();
    task.polls += 1;
    let view = tasks.view(task);
    if (view.state === 1) {
      await studio.tasks.finish(state, task);
      view = tasks.view(task);
    }
    // Do not view the task again: if it ended only now, its picture does not exist yet.
    const { state: code, progress, position, message } = view;
    const isDone = code === 1;
    if (isDone) task.reportedDone = true;
    const link = isDone ? `${exchange.filesBase}/${task.resultId}.${extensionOf(task.resultType ?? '')}` : null;
    return json(200, {
      code: 200,
      message: isDone ? 'success' : code === 0 ? 'running' : 'failed',
      data: { state: code, result_file: link, message, progress, position },
    });
  },
};

/** Applies task faults that were switched on after the task was created. If one comes too late, the journal says so. */
function applyTaskFaults({ state: { tasks }, faults, record }: Call, task: Task): void {
  const stuck = faultOf(faults, 'stuck');
  if (stuck && tasks.isActive(task)) {
    if (task.stuckAt === undefined) tasks.stall(task, stuck.at);
  } else if (stuck) tooLate('stuck');
  const failed = faultOf(faults, 'task-failed');
  if (failed && !task.failure && !task.reportedDone) tasks.fail(task, failed.message, failed.state);
  else if (failed && task.reportedDone) tooLate('task-failed');

  function tooLate(kind: FaultKind): void {
    record.problems.push({
      level: 'warning',
      where: 'fault',
      message: `The fault "${kind}" came too late for task ${task.id}, which has already ended.`,
      suggestion: 'switch the fault on before the task ends',
    });
  }
}
