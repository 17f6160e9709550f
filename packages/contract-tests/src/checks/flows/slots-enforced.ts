import { outcomeOf } from '../../reading/outcome.js';
import { readPoll } from '../../reading/task.js';
import { limit } from '../../spec/operations.js';
import { defineCheck } from '../define-check.js';
import { acceptedMistake } from '../shared/refusals.js';

export const slotsEnforced = defineCheck({
  id: 'slots-enforced',
  rule: 'No more tasks run at once than the account has slots.',
  example: '6 tasks run at once; the account has 5 slots',
  run: {
    response: (subject) => acceptedMistake(subject, 'slots'),
    slots: ({ creates, pollsThen }) => {
      const slots = limit('tasksAtOnce');
      const running = pollsThen.filter((exchange) => readPoll(exchange)?.state === 0).length;
      const last = creates.findLast(({ response }) => response && outcomeOf(response).accepted);
      if (running <= slots || !last) return [];
      return [{ message: `${running} tasks run at once; the account has ${slots} slots`, exchange: last }];
    },
  },
});
