import { headerOf, mediaTypeOf } from '../../model/exchange.js';
import { defineCheck } from '../define-check.js';

export const contentTypeDeclared = defineCheck({
  id: 'content-type-declared',
  rule: 'The spec declares the media type for the status.',
  example: 'Content-Type text/html is not declared for HTTP 200, which has application/json',
  run: {
    response: ({ response, operation }) => {
      const declared = operation.responses.get(response.status);
      if (!declared || (response.body.length === 0 && declared.contents.size === 0)) return [];
      const header = headerOf(response.headers, 'content-type');
      if (header === undefined) return [{ where: 'Content-Type', message: 'The response has no Content-Type' }];
      if (declared.contents.has(mediaTypeOf(response.headers))) return [];
      const types = [...declared.contents.keys()].join(', ');
      const message = `Content-Type ${header} is not declared for HTTP ${response.status}, which has ${types}`;
      const rule = `${operation.document}.yaml#${declared.at.pointer}/content`;
      return [{ where: 'Content-Type', message, rule }];
    },
  },
});
