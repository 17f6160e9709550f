import { defineCheck, type FlowDeviation } from '../define-check.js';
import { hasResult, pollsOf } from '../shared/polls.js';

export const resultOnlyWhenDone = defineCheck({
  id: 'result-only-when-done',
  rule: 'A poll links to a result only when the task is done.',
  example: 'The poll links to a result, but the state is 0',
  run: {
    task: (task) =>
      pollsOf(task)
        .filter((poll) => poll.state !== 1 && hasResult(poll))
        .map(({ state, exchange }): FlowDeviation => {
          const message = `The poll links to a result, but the state is ${JSON.stringify(state)}`;
          return { where: '/data/result_file', message, exchange };
        }),
  },
});
