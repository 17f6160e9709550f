import { defineCheck, type FlowDeviation } from '../define-check.js';
import { hasResult, pollsOf } from '../shared/polls.js';

export const resultWhenDone = defineCheck({
  id: 'result-when-done',
  rule: 'A poll of a task that is done links to its result.',
  example: 'The task is done, but the poll links to no result',
  run: {
    task: (task) =>
      pollsOf(task)
        .filter((poll) => poll.state === 1 && !hasResult(poll))
        .map(({ exchange }): FlowDeviation => {
          const message = 'The task is done, but the poll links to no result';
          return { where: '/data/result_file', message, exchange };
        }),
  },
});
