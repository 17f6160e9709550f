import { defineCheck } from '../define-check.js';
import { pollsOf } from '../shared/polls.js';

export const taskSucceeds = defineCheck({
  id: 'task-succeeds',
  rule: 'A task for a good picture succeeds.',
  example: 'The task ended in state 2; this request should succeed',
  run: {
    task: (task) => {
      if (task.taskId === undefined || task.gaveUp || task.due !== 'success') return [];
      const last = pollsOf(task).at(-1);
      // State 0: the polls could no longer be read, which other checks report.
      if (!last || last.state === 0 || last.state === 1) return [];
      const message = `The task ended in state ${JSON.stringify(last.state)}; this request should succeed`;
      return [{ where: '/data/state', message, exchange: last.exchange }];
    },
  },
});
