import type { JudgedExchange } from '../model/case.js';
import type { Exchange, WireResponse } from '../model/exchange.js';
import type { Observation, TaskObservation } from '../model/observation.js';
import { unpackGzip } from '../reading/gzip.js';
import { operations } from '../spec/operations.js';
import type { CheckRun, Deviation } from './define-check.js';
import type { Finding } from './finding.js';
import { CHECKS } from './index.js';

/** The checks of each kind of thing, selected once because a run has thousands of responses and observations. */
const CHECKS_OF = new Map<keyof CheckRun, typeof CHECKS>();

function checksOf(kind: keyof CheckRun): typeof CHECKS {
  const known = CHECKS_OF.get(kind);
  if (known) return known;
  const checks = CHECKS.filter(({ run }) => run[kind] !== undefined);
  CHECKS_OF.set(kind, checks);
  return checks;
}

/** Judges one exchange by every check of single exchanges. */
export async function judgeExchange(judged: JudgedExchange, secrets: readonly string[]): Promise<Finding[]> {
  const { response, failure, request } = judged.exchange;
  const findings: Finding[] = [];
  if (!response) {
    for (const check of failure ? checksOf('failure') : []) {
      const found = (failure && (await check.run.failure?.(failure))) ?? [];
      findings.push(...found.map((deviation) => findingOf(check.id, judged.caseId, judged.exchange, deviation)));
    }
    return findings;
  }
  const operation = operations.get(request.operationId);
  // The SDK may call something that the spec does not have. Then only its request is judged.
  if (!operation) return [];
  const subject = { judged, response: asClientsReadIt(judged.exchange, response), operation, secrets };
  const foreign = request.method !== operation.method;
  for (const check of checksOf('response')) {
    if (foreign && !check.anyRequest) continue;
    const look = check.run.response?.(subject) ?? [];
    // Most checks return at once, and waiting for each would take longer than they do.
    const found = look instanceof Promise ? await look : look;
    findings.push(...found.map((deviation) => findingOf(check.id, judged.caseId, judged.exchange, deviation)));
  }
  return findings;
}

/** A client that asked for gzip sees the unpacked body without the header. Anything else is judged unchanged. */
function asClientsReadIt({ request }: Exchange, response: WireResponse): WireResponse {
  const body = unpackGzip(request, response);
  if (!(body instanceof Uint8Array)) return response;
  const headers = response.headers.filter(([name]) => name.toLowerCase() !== 'content-encoding');
  return { ...response, body, headers };
}

/** Judges an observation of a case. */
export async function judgeObservation(caseId: string, seen: Observation): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checksOf(seen.kind)) {
    // The kind of the observation names the function that takes it.
    const look = check.run[seen.kind] as ((seen: Observation) => readonly Deviation[]) | undefined;
    for (const { exchange, ...deviation } of ((await look?.(seen)) as readonly (Deviation & {
      exchange?: Exchange;
    })[]) ?? []) {
      const shown = exchange ?? ('exchange' in seen ? seen.exchange : undefined);
      if (shown) findings.push(findingOf(check.id, caseId, shown, deviation));
    }
  }
  return findings;
}

/** Judges what only the whole run shows. */
export async function judgeRun(
  exchanges: readonly JudgedExchange[],
  tasks: readonly TaskObservation[],
): Promise<Finding[]> {
  const caseOf = new Map(exchanges.map(({ caseId, exchange }) => [exchange.id, caseId]));
  const findings: Finding[] = [];
  for (const check of checksOf('run')) {
    for (const { exchange, ...deviation } of (await check.run.run?.({ exchanges, tasks })) ?? []) {
      findings.push(findingOf(check.id, caseOf.get(exchange.id) ?? '', exchange, deviation));
    }
  }
  return findings;
}

function findingOf(check: Finding['check'], caseId: string, exchange: Exchange, deviation: Deviation): Finding {
  return { ...deviation, check, caseId, operationId: exchange.request.operationId, exchangeId: exchange.id };
}
