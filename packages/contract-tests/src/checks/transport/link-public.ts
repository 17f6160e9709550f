import { defineCheck } from '../define-check.js';

export const linkPublic = defineCheck({
  id: 'link-public',
  rule: 'A result link leads to the public internet, or to a host of the target. No other link is followed.',
  example:
    'The link leads to 169.254.169.254, which is neither on the public internet nor a host of the target; it was not followed',
  run: { failure: ({ kind, message }) => (kind === 'not-public' ? [{ message }] : []) },
});
