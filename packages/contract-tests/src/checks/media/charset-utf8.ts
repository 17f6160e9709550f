import { headerOf } from '../../model/exchange.js';
import { defineCheck } from '../define-check.js';

export const charsetUtf8 = defineCheck({
  id: 'charset-utf8',
  rule: 'Text is UTF-8.',
  example: 'Content-Type is application/json; charset=gbk; all text of the API is UTF-8',
  run: {
    response: ({ response, operation }) => {
      if (!operation.responses.has(response.status)) return [];
      const header = headerOf(response.headers, 'content-type') ?? '';
      const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(header)?.[1];
      if (charset === undefined || /^utf-?8$/i.test(charset)) return [];
      return [{ where: 'Content-Type', message: `Content-Type is ${header}; all text of the API is UTF-8` }];
    },
  },
});
