import type { Finding } from '../checks/finding.js';
import type { CheckId } from '../checks/index.js';
import type { JudgedExchange } from '../model/case.js';
import { outcomeOf } from '../reading/outcome.js';
import type { RunResult } from '../run/run.js';
import { operation } from '../spec/operations.js';

/** The checks that fail for a wrong key: calls that should succeed, or be refused for another reason, get a 401. */
const CHECKS: readonly CheckId[] = [
  'key-accepted',
  'refusal-code',
  'slots-available',
  'sdk-understands',
  'generated-input-answered',
];

/** How the target responded to the keys of a run. */
export interface RefusedKeys {
  /** True if every host refused every call with a key. */
  readonly everywhere: boolean;
  /** The accounts whose key was refused in every call. */
  readonly accounts: readonly ('the sync and async hosts' | 'the models host')[];
  /** Whether a finding only says that a key was refused. */
  explain(finding: Finding): boolean;
}

/** Finds out, account by account, whether calls that should have succeeded were refused because of the key. */
export function refusedKeys({ exchanges }: Pick<RunResult, 'exchanges'>): RefusedKeys {
  const byId = new Map(exchanges.map(({ exchange }) => [exchange.id, exchange]));
  const keyed = exchanges.filter(
    ({ expectation, exchange }) =>
      expectation.outcome === 'success' && exchange.response && operation(exchange.request.operationId).secured,
  );
  const refused = (of: readonly JudgedExchange[]) => of.length > 0 && of.every(isRefused);
  const models = keyed.filter(({ exchange }) => exchange.request.host === 'models');
  const others = keyed.filter(({ exchange }) => exchange.request.host !== 'models');
  return {
    everywhere: refused(keyed),
    accounts: [
      ...(refused(others) ? (['the sync and async hosts'] as const) : []),
      ...(refused(models) ? (['the models host'] as const) : []),
    ],
    explain: ({ check, exchangeId = '' }) => {
      const response = byId.get(exchangeId)?.response;
      return response !== undefined && CHECKS.includes(check) && outcomeOf(response).code === 401;
    },
  };
}

function isRefused({ exchange }: JudgedExchange): boolean {
  return exchange.response !== undefined && outcomeOf(exchange.response).code === 401;
}
