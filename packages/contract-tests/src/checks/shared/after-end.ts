import type { TaskObservation } from '../../model/observation.js';
import { isFinal, type PollReading } from '../../reading/task.js';
import { pollsOf } from './polls.js';

/** The poll that showed the final state of a task; undefined if none did. */
export function finalPoll(task: TaskObservation): PollReading | undefined {
  const last = pollsOf(task).at(-1);
  return last && isFinal(last.state) ? last : undefined;
}
