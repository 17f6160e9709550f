import { defineCheck, type FlowDeviation } from '../define-check.js';

export const taskIdUnique = defineCheck({
  id: 'task-id-unique',
  rule: 'No two tasks have the same id.',
  example: 'The task id 176 was given to two tasks',
  run: {
    run: ({ tasks }) => {
      const seen = new Set<number>();
      return tasks.flatMap(({ taskId, create }): FlowDeviation[] => {
        if (taskId === undefined) return [];
        if (!seen.has(taskId)) {
          seen.add(taskId);
          return [];
        }
        const message = `The task id ${taskId} was given to two tasks`;
        return [{ where: '/data/task_id', message, exchange: create }];
      });
    },
  },
});
