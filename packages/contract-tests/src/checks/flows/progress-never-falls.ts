import { defineCheck, type FlowDeviation } from '../define-check.js';
import { allPollsOf, progressOf } from '../shared/polls.js';

export const progressNeverFalls = defineCheck({
  id: 'progress-never-falls',
  rule: 'Progress never falls from one poll to the next.',
  example: 'Progress falls from 65.71 to 12.5',
  run: {
    task: (task) => {
      let highest = -1;
      return allPollsOf(task).flatMap((poll): FlowDeviation[] => {
        const progress = progressOf(poll);
        if (progress < highest) {
          const message = `Progress falls from ${highest} to ${progress}`;
          return [{ where: '/data/progress', message, exchange: poll.exchange }];
        }
        if (!Number.isNaN(progress)) highest = progress;
        return [];
      });
    },
  },
});
