import { defineCheck } from '../define-check.js';
import { pollsOf } from '../shared/polls.js';

export const taskEnds = defineCheck({
  id: 'task-ends',
  rule: 'Every task ends.',
  example: 'The task did not end within 2 polls; its last progress is "65.71"',
  run: {
    task: (task) => {
      if (task.taskId === undefined || !task.gaveUp) return [];
      const last = pollsOf(task).at(-1);
      const at = last?.progress === undefined ? '' : `; its last progress is ${JSON.stringify(last.progress)}`;
      const message = `The task did not end within ${task.polls.length} polls${at}`;
      return [{ message, exchange: last?.exchange ?? task.create }];
    },
  },
});
