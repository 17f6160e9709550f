import { defineCheck } from '../define-check.js';

export const noCors = defineCheck({
  id: 'no-cors',
  rule: 'The API hosts send no CORS headers: with them, web pages would start to call with a key that anybody can read.',
  example: 'The response has access-control-allow-origin: *; the API sends no CORS headers',
  anyRequest: true,
  run: {
    response: ({ response, operation }) => {
      if (operation.host === 'files') return [];
      const lines = response.headers.filter(([name]) => name.toLowerCase().startsWith('access-control-'));
      const [first] = lines;
      if (!first) return [];
      const shown = lines.map(([name, value]) => `${name}: ${value}`).join(', ');
      return [{ where: first[0], message: `The response has ${shown}; the API sends no CORS headers` }];
    },
  },
});
