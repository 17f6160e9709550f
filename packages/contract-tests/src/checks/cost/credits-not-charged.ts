import { defineCheck } from '../define-check.js';
import { costOf } from '../shared/cost.js';

export const creditsNotCharged = defineCheck({
  id: 'credits-not-charged',
  rule: 'Refusals, polls, downloads and reading the credits cost nothing.',
  example: 'A poll cost 1 credits; the spec says 0',
  run: {
    credits: (seen) => {
      const cost = costOf(seen);
      if (!cost || cost.after < 0 || seen.price !== 0 || cost.paid === 0) return [];
      return [{ where: '/data/credits', message: `${seen.action} cost ${cost.paid} credits; the spec says 0` }];
    },
  },
});
