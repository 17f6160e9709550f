import { headerOf } from '../../model/exchange.js';
import { type Deviation, defineCheck } from '../define-check.js';

export const contentLengthTrue = defineCheck({
  id: 'content-length-true',
  rule: 'Nothing follows the announced end of the body, and Content-Length and Transfer-Encoding are not combined.',
  example: '12 bytes follow the 85 that Content-Length announces',
  anyRequest: true,
  run: {
    response: ({ response }) => {
      const announced = headerOf(response.headers, 'content-length');
      const found: Deviation[] = [];
      if (response.trailingBytes > 0) {
        const message = `${response.trailingBytes} bytes follow the ${announced ?? '?'} that Content-Length announces`;
        found.push({ where: 'Content-Length', message });
      }
      if (announced !== undefined && headerOf(response.headers, 'transfer-encoding') !== undefined) {
        const message = 'The response has Content-Length and Transfer-Encoding, which HTTP forbids';
        found.push({ where: 'Content-Length', message });
      }
      return found;
    },
  },
});
