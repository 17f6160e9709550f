import { readPoll } from '../../reading/task.js';
import { defineCheck, type FlowDeviation } from '../define-check.js';
import { finalPoll } from '../shared/after-end.js';

export const finalStateStays = defineCheck({
  id: 'final-state-stays',
  rule: 'After a final state, every poll returns that state.',
  example: 'The state is 0 after the task had ended in state 1',
  run: {
    task: (task) => {
      const final = finalPoll(task);
      if (!final) return [];
      return task.pollsAfter.flatMap((exchange): FlowDeviation[] => {
        const after = readPoll(exchange);
        if (!after) {
          const status = exchange.response ? `HTTP ${exchange.response.status}` : 'no response';
          return [{ message: `A poll after the end got ${status} instead of the same response`, exchange }];
        }
        if (after.state === final.state) return [];
        const message = `The state is ${JSON.stringify(after.state)} after the task had ended in state ${JSON.stringify(final.state)}`;
        return [{ where: '/data/state', message, exchange }];
      });
    },
  },
});
