import { headerOf } from '../../model/exchange.js';
import { defineCheck } from '../define-check.js';

export const contentEncodingAsAsked = defineCheck({
  id: 'content-encoding-as-asked',
  rule: 'A body is encoded only if the client accepts the encoding, and it really has that encoding.',
  example: 'Content-Encoding is gzip although only identity was accepted, and the body is not gzip',
  run: {
    response: ({ response, judged }) => {
      const encoding = headerOf(response.headers, 'content-encoding');
      if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return [];
      const accepted = headerOf(judged.exchange.request.headers, 'accept-encoding') ?? 'identity';
      const gzipped = response.body[0] === 0x1f && response.body[1] === 0x8b;
      const truth = encoding.includes('gzip') && !gzipped ? ', and the body is not gzip' : '';
      const message = `Content-Encoding is ${encoding} although only ${accepted} was accepted${truth}`;
      return [{ where: 'Content-Encoding', message }];
    },
  },
});
