import { outcomeOf } from '../../reading/outcome.js';
import { readPoll } from '../../reading/task.js';
import { limit } from '../../spec/operations.js';
import { defineCheck } from '../define-check.js';
import { TOO_MANY } from '../shared/slots.js';

export const slotsAvailable = defineCheck({
  id: 'slots-available',
  rule: 'As many tasks run at once as the account has slots.',
  example: 'Only 3 of 7 tasks were accepted; the account has 5 slots',
  run: {
    slots: ({ creates, pollsThen }) => {
      const slots = limit('tasksAtOnce');
      const outcomes = creates.flatMap((exchange) =>
        exchange.response ? [{ exchange, ...outcomeOf(exchange.response) }] : [],
      );
      // Too many slots, and other refusals, are reported by other checks.
      if (pollsThen.filter((exchange) => readPoll(exchange)?.state === 0).length > slots) return [];
      if (outcomes.some(({ code }) => code !== 200 && code !== TOO_MANY)) return [];
      const accepted = outcomes.filter((outcome) => outcome.accepted).length;
      const refused = outcomes.find((outcome) => !outcome.accepted);
      if (accepted >= slots || !refused) return [];
      const message = `Only ${accepted} of ${creates.length} tasks were accepted; the account has ${slots} slots`;
      return [{ message, exchange: refused.exchange }];
    },
  },
});
