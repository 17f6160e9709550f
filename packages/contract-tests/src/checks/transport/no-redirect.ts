import { headerOf } from '../../model/exchange.js';
import { defineCheck } from '../define-check.js';

export const noRedirect = defineCheck({
  id: 'no-redirect',
  rule: 'No response redirects: the spec has no redirects, and following one would send the key along.',
  example: 'HTTP 302 redirects to https://elsewhere.example.com/; the spec has no redirects',
  run: {
    response: ({ response }) => {
      const location = headerOf(response.headers, 'location');
      const refresh = headerOf(response.headers, 'refresh');
      if (response.status >= 300 && response.status < 400) {
        const message = `HTTP ${response.status} redirects to ${location ?? 'no address'}; the spec has no redirects`;
        return [{ where: 'Location', message }];
      }
      if (location === undefined && refresh === undefined) return [];
      const name = location === undefined ? 'Refresh' : 'Location';
      const message = `HTTP ${response.status} has a ${name} header; the spec has no redirects`;
      return [{ where: 'Location', message }];
    },
  },
});
