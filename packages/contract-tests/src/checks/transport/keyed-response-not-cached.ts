import { headerOf } from '../../model/exchange.js';
import { type Deviation, defineCheck } from '../define-check.js';

export const keyedResponseNotCached = defineCheck({
  id: 'keyed-response-not-cached',
  rule: 'The response to a call with a key is neither offered to shared caches nor taken from one.',
  example: 'Cache-Control is "public, max-age=3600": a shared cache could repeat the response to a call with a key',
  run: {
    response: ({ response, operation }) => {
      if (!operation.secured) return [];
      const control = (headerOf(response.headers, 'cache-control') ?? '').toLowerCase();
      const found: Deviation[] = [];
      if (/\bpublic\b|\bs-maxage=[1-9]|\bimmutable\b|\bmax-age=[1-9]/.test(control)) {
        const message = `Cache-Control is "${control}": a shared cache could repeat the response to a call with a key`;
        found.push({ where: 'Cache-Control', message });
      }
      const age = Number(headerOf(response.headers, 'age') ?? 0);
      const hit = /\bhit\b/i.test(headerOf(response.headers, 'x-cache') ?? '');
      if (age > 0 || hit) {
        const message = 'The response comes from a cache (Age or X-Cache), although each call has its own response';
        found.push({ where: 'Age', message });
      }
      return found;
    },
  },
});
