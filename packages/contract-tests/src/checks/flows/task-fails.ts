import { defineCheck } from '../define-check.js';
import { pollsOf } from '../shared/polls.js';

export const taskFails = defineCheck({
  id: 'task-fails',
  rule: 'A task for which a fault was requested fails (mock only).',
  example: 'The task ended in state 1; it should fail',
  run: {
    task: (task) => {
      if (task.taskId === undefined || task.gaveUp || task.due !== 'failure') return [];
      const last = pollsOf(task).at(-1);
      if (last?.state !== 1 && last?.state !== 0) return [];
      const message = `The task ended in state ${JSON.stringify(last.state)}; it should fail`;
      return [{ where: '/data/state', message, exchange: last.exchange }];
    },
  },
});
