import type { PollReading } from '../../reading/task.js';
import { defineCheck, type FlowDeviation } from '../define-check.js';
import { allPollsOf, progressOf } from '../shared/polls.js';

export const queuePosition = defineCheck({
  id: 'queue-position',
  rule: 'The queue position only falls, and is −1 once the task runs.',
  example: 'The queue position rises from 1 to 4',
  run: {
    task: (task) => {
      const polls = allPollsOf(task);
      return polls.flatMap((poll, index): FlowDeviation[] => {
        const message = wrongPosition(poll, polls[index - 1]);
        return message === undefined ? [] : [{ where: '/data/position', message, exchange: poll.exchange }];
      });
    },
  },
});

function wrongPosition(poll: PollReading, last: PollReading | undefined): string | undefined {
  const { position, state } = poll;
  if (typeof position !== 'number') return undefined;
  const progress = progressOf(poll) || 0;
  if (state === 1 && position !== -1) return `The task is done, but its queue position is ${position}`;
  if (state === 0 && position >= 0 && progress > 0) {
    return `The task waits at queue position ${position}, but its progress is ${progress}`;
  }
  if (typeof last?.position !== 'number') return undefined;
  if (last.position === -1 && position >= 0) return 'The task is queued again after it had started';
  if (last.position >= 0 && position > last.position) {
    return `The queue position rises from ${last.position} to ${position}`;
  }
  return undefined;
}
