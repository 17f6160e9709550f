import { type Deviation, defineCheck } from '../define-check.js';

/** Headers that a response may have only once: with two lines, clients disagree on which one counts. */
const SINGLE = [
  'content-type',
  'content-length',
  'location',
  'retry-after',
  'content-encoding',
  'etag',
  'last-modified',
];

export const headerOnce = defineCheck({
  id: 'header-once',
  rule: 'A header that can have one value occurs once.',
  example: 'content-type occurs 2 times: application/json and text/html',
  anyRequest: true,
  run: {
    response: ({ response }) =>
      SINGLE.flatMap((name): Deviation[] => {
        const lines = response.headers.filter(([key]) => key.toLowerCase() === name);
        if (lines.length < 2) return [];
        const values = lines.map(([, value]) => value).join(' and ');
        return [{ where: name, message: `${name} occurs ${lines.length} times: ${values}` }];
      }),
  },
});
