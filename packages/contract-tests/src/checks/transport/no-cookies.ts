import { defineCheck } from '../define-check.js';

export const noCookies = defineCheck({
  id: 'no-cookies',
  rule: 'No response sets a cookie: keys are sent in a header, and there are no sessions.',
  example: 'The response sets the cookie "session"; the spec has no cookies',
  anyRequest: true,
  run: {
    response: ({ response }) => {
      const cookie = response.headers.find(([name]) => name.toLowerCase() === 'set-cookie');
      if (!cookie) return [];
      const message = `The response sets the cookie "${cookie[1].split('=')[0] ?? ''}"; the spec has no cookies`;
      return [{ where: 'Set-Cookie', message }];
    },
  },
});
