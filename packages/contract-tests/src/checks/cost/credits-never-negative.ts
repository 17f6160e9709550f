import { defineCheck } from '../define-check.js';
import { costOf } from '../shared/cost.js';

export const creditsNeverNegative = defineCheck({
  id: 'credits-never-negative',
  rule: 'An account never has less than 0 credits.',
  example: 'The account has -3 credits after: A synchronous webp',
  run: {
    credits: (seen) => {
      const cost = costOf(seen);
      if (!cost || cost.after >= 0) return [];
      return [{ where: '/data/credits', message: `The account has ${cost.after} credits after: ${seen.action}` }];
    },
  },
});
