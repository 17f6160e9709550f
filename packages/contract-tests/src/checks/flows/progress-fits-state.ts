import { defineCheck, type FlowDeviation } from '../define-check.js';
import { allPollsOf, progressOf } from '../shared/polls.js';

export const progressFitsState = defineCheck({
  id: 'progress-fits-state',
  rule: 'Progress is below 100 while a task runs, and 100 when it is done.',
  example: 'Progress is 100.00 while the task still runs (state 0)',
  run: {
    task: (task) =>
      allPollsOf(task).flatMap((poll): FlowDeviation[] => {
        const progress = progressOf(poll);
        const wrong = (message: string) => [{ where: '/data/progress', message, exchange: poll.exchange }];
        if (poll.state === 0 && progress >= 100) {
          return wrong(`Progress is ${poll.progress} while the task still runs (state 0)`);
        }
        return poll.state === 1 && progress < 100 ? wrong(`Progress is ${poll.progress} when the task is done`) : [];
      }),
  },
});
