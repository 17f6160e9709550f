import { defineCheck } from '../define-check.js';

export const noDeprecation = defineCheck({
  id: 'no-deprecation',
  rule: 'No response announces the end of its operation (Deprecation, Sunset) unless the spec says that it is deprecated.',
  example: 'Sunset: Sat, 31 Dec 2026 23:59:59 GMT announces the end of createSync; the spec does not',
  run: {
    response: ({ response, operation }) => {
      if (operation.deprecated) return [];
      const header = response.headers.find(([name]) => /^(deprecation|sunset)$/i.test(name));
      if (!header) return [];
      const message = `${header.join(': ')} announces the end of ${operation.id}; the spec does not`;
      return [{ where: header[0], message }];
    },
  },
});
