import { mediaTypeOf } from '../model/exchange.js';
import { outcomeOf } from '../reading/outcome.js';
import type { ExchangeCheck, Fault, Subject } from './check.js';

/** The status is one that the spec declares for the operation. */
export const statusDeclared: ExchangeCheck = ({ response, operation }) => {
  if (operation.responses.has(response.status)) return [];
  if (response.status >= 300 && response.status < 400) return [];
  const declared = [...operation.responses.keys()].join(', ');
  return [
    {
      check: 'status-declared',
      message: `HTTP ${response.status} is not declared for ${operation.id}, which has ${declared}`,
      rule: `${operation.document}.yaml#${operation.at.pointer}/responses`,
    },
  ];
};

/** What should succeed succeeds, and what should be refused is refused with the right code. */
export const outcomeAsExpected: ExchangeCheck = (subject) => {
  const { expectation } = subject.judged;
  const { response, operation } = subject;
  const verdict = outcomeOf(subject.response);
  if (expectation.outcome === 'any' || (response.status >= 300 && response.status < 400)) return [];
  if (expectation.outcome === 'success') {
    if (verdict.accepted && response.status !== 200 && operation.responses.has(200)) {
      return [
        { check: 'status-expected', message: `HTTP ${response.status} where the spec answers a success with 200` },
      ];
    }
    if (verdict.accepted) return [];
    const said = verdict.message ? `: ${verdict.message}` : '';
    const check =
      verdict.code !== 401 && verdict.code !== 403
        ? 'valid-request-accepted'
        : operation.secured
          ? 'key-accepted'
          : 'link-works-without-key';
    const how =
      response.status === verdict.code
        ? `HTTP ${response.status}`
        : `HTTP ${response.status} with code ${verdict.code}`;
    return [
      {
        check,
        message: `a request that the spec allows was refused with ${how}${said}`,
      },
    ];
  }
  if (verdict.accepted) {
    return [{ check: expectation.check, message: `accepted with HTTP ${response.status} ${expectation.because}` }];
  }
  if (expectation.codes.includes(verdict.code)) return [];
  const due = expectation.codes.join(' or ');
  return [
    { check: 'refusal-code', message: `refused with code ${verdict.code} ${expectation.because}; due is ${due}` },
  ];
};

/** An error's HTTP status and the code in its envelope say the same, or the status is 200. */
export const envelopeMatchesStatus: ExchangeCheck = (subject) => {
  const { response } = subject;
  const { envelopeCode } = outcomeOf(subject.response);
  if (envelopeCode === undefined || mediaTypeOf(response.headers).startsWith('image/')) return [];
  if (envelopeCode === response.status || (response.status === 200 && envelopeCode >= 400)) return [];
  if (response.status >= 300 && response.status < 400) return [];
  return [
    {
      check: 'envelope-code-matches-status',
      where: '/code',
      message: `HTTP ${response.status} carries an envelope with code ${envelopeCode}`,
    },
  ];
};

/** A finding's twin for refusals: kept apart because it looks at many exchanges at once. */
export interface RefusalStyle {
  readonly exchangeId: string;
  readonly host: string;
  /** Some codes cannot travel as a status: browsers take 407 for a proxy's. So styles are compared code by code. */
  readonly code: number;
  readonly style: 'http-status' | 'envelope-under-200';
}

/** In which of the two styles an answer refuses; undefined for a success. */
export function refusalStyle(subject: Subject): RefusalStyle | undefined {
  const verdict = outcomeOf(subject.response);
  if (verdict.accepted) return undefined;
  const style = subject.response.status === 200 ? 'envelope-under-200' : 'http-status';
  return { exchangeId: subject.judged.exchange.id, host: subject.operation.host, code: verdict.code, style };
}

/** One host refuses for one reason in one style; the odd ones out are reported. */
export function mixedStyles(styles: readonly RefusalStyle[]): { exchangeId: string; fault: Fault }[] {
  const kindOf = ({ host, code }: RefusalStyle) => `${host}/${code}`;
  return [...new Set(styles.map(kindOf))].flatMap((kind) => {
    const here = styles.filter((style) => kindOf(style) === kind);
    const under200 = here.filter(({ style }) => style === 'envelope-under-200');
    const byStatus = here.filter(({ style }) => style === 'http-status');
    const odd = under200.length <= byStatus.length ? under200 : byStatus;
    if (odd.length === here.length) return [];
    const usual = odd === under200 ? 'its HTTP status' : 'an envelope under HTTP 200';
    return odd.map(({ exchangeId }) => ({
      exchangeId,
      fault: {
        check: 'refusal-style-steady',
        message: `this refusal comes in another form than the others of ${kind}, which tell by ${usual}`,
      },
    }));
  });
}
