import type { JudgedExchange } from '../model/case.js';
import type { WireResponse } from '../model/exchange.js';
import type { Finding } from '../model/finding.js';
import type { Operation } from '../spec/operations.js';

/** What a check has to look at: one exchange with an answer, and the operation that it called. */
export interface Subject {
  readonly judged: JudgedExchange;
  readonly response: WireResponse;
  readonly operation: Operation;
  /** The keys of the run, to look for in answers. Never written anywhere. */
  readonly secrets: readonly string[];
}

/** What a check found, before the runner adds where it was found. */
export type Fault = Pick<Finding, 'check' | 'message'> & Partial<Pick<Finding, 'where' | 'rule'>>;

/** A rule over one exchange. */
export type ExchangeCheck = (subject: Subject) => Fault[] | Promise<Fault[]>;

/** Turns a fault of an exchange into a finding. */
export function findingOf(judged: JudgedExchange, fault: Fault): Finding {
  return {
    ...fault,
    caseId: judged.caseId,
    operationId: judged.exchange.request.operationId,
    exchangeId: judged.exchange.id,
  };
}
