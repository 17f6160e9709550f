import type { ErrorStyle } from '../../model/case.js';
import type { Exchange } from '../../model/exchange.js';
import { outcomeOf } from '../../reading/outcome.js';
import { operation } from '../../spec/operations.js';
import { defineCheck } from '../define-check.js';

/** A refusal, with what is compared. */
interface Refusal {
  readonly exchange: Exchange;
  /**
   * Host and code. Codes are compared one by one, because some cannot be a status: browsers take 407 for the response
   * of a proxy.
   */
  readonly kind: string;
  readonly style: ErrorStyle;
}

export const refusalStyleSteady = defineCheck({
  id: 'refusal-style-steady',
  rule: 'A host gives the same refusal in the same way: by HTTP status, or by an envelope under HTTP 200.',
  example: 'The other refusals of async/401 use the HTTP status; this one is an envelope under HTTP 200',
  run: {
    run: ({ exchanges }) => {
      const refusals = exchanges.flatMap(({ exchange, expectation }): Refusal[] => {
        const { response, request } = exchange;
        if (!response || expectation.outcome !== 'refusal' || expectation.style) return [];
        const { accepted, code } = outcomeOf(response);
        if (accepted) return [];
        const style = response.status === 200 ? 'envelope-under-200' : 'http-status';
        return [{ exchange, kind: `${operation(request.operationId).host}/${code}`, style }];
      });
      return [...new Set(refusals.map(({ kind }) => kind))].flatMap((kind) => {
        const here = refusals.filter((refusal) => refusal.kind === kind);
        const under200 = here.filter(({ style }) => style === 'envelope-under-200');
        const byStatus = here.filter(({ style }) => style === 'http-status');
        const odd = under200.length <= byStatus.length ? under200 : byStatus;
        if (odd.length === here.length) return [];
        const message =
          odd === under200
            ? `The other refusals of ${kind} use the HTTP status; this one is an envelope under HTTP 200`
            : `The other refusals of ${kind} are envelopes under HTTP 200; this one uses the HTTP status`;
        return odd.map(({ exchange }) => ({ message, exchange }));
      });
    },
  },
});
