import { headerOf } from '../../model/exchange.js';
import { type Deviation, defineCheck } from '../define-check.js';

export const retryAfterUsable = defineCheck({
  id: 'retry-after-usable',
  rule: 'Retry-After is a number of seconds or a date, and only refusals have it.',
  example: 'Retry-After is "soon", which is neither a number of seconds up to 3600 nor an HTTP date',
  run: {
    response: ({ response }) => {
      const value = headerOf(response.headers, 'retry-after');
      if (value === undefined) return [];
      const usable = /^\d+$/.test(value.trim())
        ? Number(value) <= 3600
        : !Number.isNaN(Date.parse(value)) && /[A-Za-z]/.test(value);
      const found: Deviation[] = [];
      if (!usable) {
        const message = `Retry-After is "${value}", which is neither a number of seconds up to 3600 nor an HTTP date`;
        found.push({ where: 'Retry-After', message });
      }
      if (response.status < 300) {
        const message = `HTTP ${response.status} has Retry-After, although a success must not be repeated`;
        found.push({ where: 'Retry-After', message });
      }
      return found;
    },
  },
});
