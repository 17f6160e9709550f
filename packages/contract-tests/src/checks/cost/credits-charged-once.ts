import { defineCheck } from '../define-check.js';
import { costOf } from '../shared/cost.js';

export const creditsChargedOnce = defineCheck({
  id: 'credits-charged-once',
  rule: 'A picture is charged once, at the price in the spec.',
  example: 'A synchronous png cost 4 credits; the spec says 2',
  run: {
    credits: (seen) => {
      const cost = costOf(seen);
      if (!cost || cost.after < 0 || seen.price === 0 || cost.paid === seen.price) return [];
      return [
        { where: '/data/credits', message: `${seen.action} cost ${cost.paid} credits; the spec says ${seen.price}` },
      ];
    },
  },
});
