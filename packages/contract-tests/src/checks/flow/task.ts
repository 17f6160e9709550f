import type { Exchange } from '../../model/exchange.js';
import type { TaskObservation } from '../../model/observation.js';
import { isFinal, type PollReading, readPoll } from '../../reading/task.js';
import type { Fault } from '../check.js';

/** A fault with the exchange that shows it. */
export interface FlowFault extends Fault {
  readonly exchange: Exchange;
}

/** Everything about the course of one task. Every poll counts, not only the last. */
export function taskFaults(flow: TaskObservation): FlowFault[] {
  const polls = flow.polls.flatMap((exchange) => readPoll(exchange) ?? []);
  const after = flow.pollsAfter.flatMap((exchange) => readPoll(exchange) ?? []);
  return [
    ...progressFaults([...polls, ...after]),
    ...resultFaults(polls),
    ...endFaults(flow, polls),
    ...afterFaults(flow, polls),
  ];
}

function progressFaults(polls: readonly PollReading[]): FlowFault[] {
  const faults: FlowFault[] = [];
  let highest = -1;
  let last: PollReading | undefined;
  for (const poll of polls) {
    const progress = typeof poll.progress === 'string' ? Number.parseFloat(poll.progress) : Number.NaN;
    if (progress < highest) {
      const message = `progress falls from ${highest} to ${progress} between two polls`;
      faults.push({ check: 'progress-never-falls', where: '/data/progress', message, exchange: poll.exchange });
    }
    if (!Number.isNaN(progress)) highest = Math.max(highest, progress);
    if (poll.state === 0 && progress >= 100) {
      const message = `progress is ${poll.progress} although the state is still 0`;
      faults.push({ check: 'progress-fits-state', where: '/data/progress', message, exchange: poll.exchange });
    }
    if (poll.state === 1 && !Number.isNaN(progress) && progress < 100) {
      const message = `the task is done and its progress is ${poll.progress}`;
      faults.push({ check: 'progress-fits-state', where: '/data/progress', message, exchange: poll.exchange });
    }
    faults.push(...positionFaults(poll, last));
    last = poll;
  }
  return faults;
}

function positionFaults(poll: PollReading, last: PollReading | undefined): FlowFault[] {
  if (typeof poll.position !== 'number') return [];
  const fault = (message: string): FlowFault[] => [
    { check: 'queue-position', where: '/data/position', message, exchange: poll.exchange },
  ];
  const progress = typeof poll.progress === 'string' ? Number.parseFloat(poll.progress) : 0;
  if (poll.state === 1 && poll.position !== -1)
    return fault(`the task is done and its queue position is ${poll.position}`);
  if (poll.state === 0 && poll.position >= 0 && progress > 0) {
    return fault(`the task waits at position ${poll.position} and has a progress of ${progress} already`);
  }
  if (typeof last?.position !== 'number') return [];
  if (last.position === -1 && poll.position >= 0) return fault('the task is queued again after it had started');
  if (last.position >= 0 && poll.position > last.position) {
    return fault(`the queue position rises from ${last.position} to ${poll.position}`);
  }
  return [];
}

function resultFaults(polls: readonly PollReading[]): FlowFault[] {
  return polls.flatMap((poll): FlowFault[] => {
    const has = namesResult(poll);
    if (poll.state !== 1 && has) {
      const message = `a result is named although the state is ${JSON.stringify(poll.state)}`;
      return [{ check: 'result-only-when-done', where: '/data/result_file', message, exchange: poll.exchange }];
    }
    if (poll.state === 1 && !has) {
      const message = 'the task is done and names no result';
      return [{ check: 'result-when-done', where: '/data/result_file', message, exchange: poll.exchange }];
    }
    return [];
  });
}

function namesResult({ resultFile }: PollReading): boolean {
  return typeof resultFile === 'string' && resultFile !== '';
}

function endFaults(flow: TaskObservation, polls: readonly PollReading[]): FlowFault[] {
  const last = polls.at(-1);
  if (flow.taskId === undefined) return [];
  if (flow.gaveUp) {
    const at = last?.progress === undefined ? '' : `, its progress standing at ${JSON.stringify(last.progress)}`;
    const message = `the task came to no end in ${flow.polls.length} polls${at}`;
    return [{ check: 'task-ends', message, exchange: last?.exchange ?? flow.create }];
  }
  if (flow.due === 'failure') {
    if (last?.state !== 1 && last?.state !== 0) return [];
    const message = `the task ended with state ${JSON.stringify(last.state)}; it should fail`;
    return [{ check: 'task-fails', where: '/data/state', message, exchange: last.exchange }];
  }
  // Watched no longer while it ran: its polls could not be read, which is found of them.
  if (last?.state === 0) return [];
  if (last && last.state !== 1) {
    const message = `the task ended with state ${JSON.stringify(last.state)}; this request should succeed`;
    return [{ check: 'task-succeeds', where: '/data/state', message, exchange: last.exchange }];
  }
  return [];
}

function afterFaults(flow: TaskObservation, polls: readonly PollReading[]): FlowFault[] {
  const final = polls.at(-1);
  if (!final || !isFinal(final.state)) return [];
  return flow.pollsAfter.flatMap((exchange): FlowFault[] => {
    const after = readPoll(exchange);
    if (!after) {
      const status = exchange.response?.status ?? 'no answer';
      const message = `a poll after the end got ${status} instead of the same answer`;
      return [{ check: 'final-state-stays', message, exchange }];
    }
    if (after.state !== final.state) {
      const message = `the state is ${JSON.stringify(after.state)} after it had ended as ${JSON.stringify(final.state)}`;
      return [{ check: 'final-state-stays', where: '/data/state', message, exchange }];
    }
    // That the end names no result is found of the end.
    if (final.state === 1 && !namesResult(final)) return [];
    if (withoutQuery(after.resultFile) !== withoutQuery(final.resultFile)) {
      const message = `the result is another file than before: ${show(after.resultFile)} after ${show(final.resultFile)}`;
      return [{ check: 'result-link-stays', where: '/data/result_file', message, exchange }];
    }
    return [];
  });
}

/** Object stores sign links anew; the file behind is the same. */
function withoutQuery(link: unknown): unknown {
  return typeof link === 'string' ? link.split('?')[0] : link;
}

function show(link: unknown): string {
  return JSON.stringify(link) ?? String(link);
}

/** No two tasks of a run name one result. */
export function ownResultFaults(flows: readonly TaskObservation[]): FlowFault[] {
  const seen = new Map<string, number>();
  return flows.flatMap((flow): FlowFault[] => {
    const last = flow.polls.at(-1);
    const link = last && readPoll(last)?.resultFile;
    if (!last || typeof link !== 'string' || link === '' || flow.taskId === undefined) return [];
    const owner = seen.get(link);
    seen.set(link, owner ?? flow.taskId);
    if (owner === undefined || owner === flow.taskId) return [];
    const message = `the tasks ${owner} and ${flow.taskId} name the same result`;
    return [{ check: 'result-of-own-task', where: '/data/result_file', message, exchange: last }];
  });
}

/** No two tasks of a run have one id. */
export function taskIdFaults(flows: readonly TaskObservation[]): FlowFault[] {
  const seen = new Set<number>();
  return flows.flatMap((flow): FlowFault[] => {
    if (flow.taskId === undefined) return [];
    if (!seen.has(flow.taskId)) {
      seen.add(flow.taskId);
      return [];
    }
    const message = `the task id ${flow.taskId} was given to two tasks`;
    return [{ check: 'task-id-unique', where: '/data/task_id', message, exchange: flow.create }];
  });
}
