import { defineCheck } from '../define-check.js';

export const baselineCurrent = defineCheck({
  id: 'baseline-current',
  rule: 'No accepted deviation is past its last day.',
  example: 'The accepted deviation 3f2a of ana expired on 2026-10-01 (ticket 7)',
  run: {
    expired: ({ fingerprint, owner, expires, reason }) => [
      {
        where: fingerprint,
        message: `The accepted deviation ${fingerprint} of ${owner} expired on ${expires} (${reason})`,
      },
    ],
  },
});
