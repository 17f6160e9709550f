import type { TaskObservation } from '../../model/observation.js';
import { type PollReading, readPoll } from '../../reading/task.js';

/** The readable polls of a task up to its final state. */
export function pollsOf({ polls }: TaskObservation): PollReading[] {
  return polls.flatMap((exchange) => readPoll(exchange) ?? []);
}

/** The readable polls of a task, those after its final state included. */
export function allPollsOf(task: TaskObservation): PollReading[] {
  return [...pollsOf(task), ...task.pollsAfter.flatMap((exchange) => readPoll(exchange) ?? [])];
}

/** The progress of a poll in percent; NaN if the poll does not state it as a text. */
export function progressOf({ progress }: PollReading): number {
  return typeof progress === 'string' ? Number.parseFloat(progress) : Number.NaN;
}

/** Whether a poll links to a result. */
export function hasResult({ resultFile }: PollReading): boolean {
  return typeof resultFile === 'string' && resultFile !== '';
}
