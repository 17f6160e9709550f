import { readPoll } from '../../reading/task.js';
import { defineCheck, type FlowDeviation } from '../define-check.js';

export const resultOfOwnTask = defineCheck({
  id: 'result-of-own-task',
  rule: 'No two tasks have the same result.',
  example: 'The tasks 1 and 2 link to the same result',
  run: {
    run: ({ tasks }) => {
      const owners = new Map<string, number>();
      return tasks.flatMap(({ polls, taskId }): FlowDeviation[] => {
        const last = polls.at(-1);
        const link = last && readPoll(last)?.resultFile;
        if (!last || typeof link !== 'string' || link === '' || taskId === undefined) return [];
        const owner = owners.get(link);
        if (owner === undefined) owners.set(link, taskId);
        if (owner === undefined || owner === taskId) return [];
        const message = `The tasks ${owner} and ${taskId} link to the same result`;
        return [{ where: '/data/result_file', message, exchange: last }];
      });
    },
  },
});
