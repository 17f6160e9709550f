import type { JudgedExchange } from '../model/case.js';
import type { Finding } from '../model/finding.js';
import type { Observation, TaskObservation } from '../model/observation.js';
import { operation, operations } from '../spec/operations.js';
import { answerAgrees, answerIdFaults } from './agreement.js';
import { contentTypeDeclared, contentTypeTrue, jsonBody } from './body.js';
import { type ExchangeCheck, type Fault, findingOf, type Subject } from './check.js';
import { eventsAsDocumented } from './events.js';
import { creditsFaults, sameFaults, slotsFaults } from './flow/account.js';
import { countFaults, statedSizeFaults, statedSizesFaults } from './flow/count.js';
import { defaultFaults, optionFaults } from './flow/option.js';
import { type FlowFault, ownResultFaults, taskFaults, taskIdFaults } from './flow/task.js';
import { linkEndingTrue, linksUsable } from './links.js';
import { pictureFaults } from './picture/picture.js';
import { sdkRequestFaults } from './sdk-request.js';
import { envelopeMatchesStatus, mixedStyles, outcomeAsExpected, refusalStyle, statusDeclared } from './status.js';
import { sluggishFaults, steadyFaults } from './steady.js';
import {
  encodingAsAsked,
  headersOnce,
  inTime,
  keyNotEchoed,
  lengthIsTrue,
  noCookies,
  noCors,
  noFarewell,
  noRedirect,
  notShared,
  retryAfterUsable,
  transportFaults,
  unpacked,
} from './transport.js';
import { usageAddsUp } from './usage.js';
import { reasonGiven, wordAsDocumented } from './words.js';

/** Every rule over a single exchange, from the wire inwards: the first finding is the nearest to the cause. */
const EXCHANGE_CHECKS: readonly ExchangeCheck[] = [
  lengthIsTrue,
  noRedirect,
  encodingAsAsked,
  headersOnce,
  noCookies,
  notShared,
  noCors,
  keyNotEchoed,
  linksUsable,
  linkEndingTrue,
  retryAfterUsable,
  noFarewell,
  statusDeclared,
  outcomeAsExpected,
  envelopeMatchesStatus,
  contentTypeDeclared,
  contentTypeTrue,
  jsonBody,
  wordAsDocumented,
  reasonGiven,
  usageAddsUp,
  answerAgrees,
  eventsAsDocumented,
  inTime,
];

/** Of a request that is none of the spec's, such as a browser's preflight, only what holds of every answer is judged. */
const FOREIGN_CHECKS: readonly ExchangeCheck[] = [lengthIsTrue, headersOnce, noCookies, noCors, keyNotEchoed];

/** Judges one exchange by every rule. */
export async function judgeExchange(judged: JudgedExchange, secrets: readonly string[]): Promise<Finding[]> {
  const { response } = judged.exchange;
  if (!response) return transportFaults(judged).map((fault) => findingOf(judged, fault));
  const called = operations.get(judged.exchange.request.operationId);
  // The SDK may call what the spec does not have: its request is judged then, and there is nothing to hold the answer to.
  if (!called) return [];
  const subject: Subject = { judged, response: unpacked(judged.exchange, response), operation: called, secrets };
  const faults: Fault[] = [];
  const { method } = judged.exchange.request;
  const checks = method === subject.operation.method ? EXCHANGE_CHECKS : FOREIGN_CHECKS;
  for (const check of checks) faults.push(...(await check(subject)));
  return faults.map((fault) => findingOf(judged, fault));
}

/** Judges what was seen across exchanges. */
export async function judgeObservation(caseId: string, seen: Observation): Promise<Finding[]> {
  switch (seen.kind) {
    case 'picture': {
      const faults = await pictureFaults(seen);
      return faults.map((fault) => flowFinding(caseId, { ...fault, exchange: seen.exchange }));
    }
    case 'task':
      return taskFaults(seen).map((fault) => flowFinding(caseId, fault));
    case 'credits':
      return creditsFaults(seen).map((fault) => flowFinding(caseId, fault));
    case 'slots':
      return slotsFaults(seen).map((fault) => flowFinding(caseId, fault));
    case 'same':
      return sameFaults(seen).map((fault) => flowFinding(caseId, fault));
    case 'property': {
      const message = `a generated request got an answer that the spec does not declare; the smallest is ${seen.smallest}`;
      return [flowFinding(caseId, { check: 'generated-input-answered', message, exchange: seen.exchange })];
    }
    case 'sdk-request':
      return sdkRequestFaults(seen.call, seen.exchange).map((fault) => flowFinding(caseId, fault));
    case 'sdk-outcome':
      if (seen.error === undefined) return [];
      return [
        flowFinding(caseId, {
          check: 'sdk-understands',
          message: `${seen.call} ended with ${seen.error}`,
          exchange: seen.exchange,
        }),
      ];
    case 'count':
      return countFaults(seen).map((fault) => flowFinding(caseId, fault));
    case 'stated-size':
      return (await statedSizeFaults(seen)).map((fault) => flowFinding(caseId, fault));
    case 'stated-sizes':
      return statedSizesFaults(seen).map((fault) => flowFinding(caseId, fault));
    case 'default':
      return (await defaultFaults(seen)).map((fault) => flowFinding(caseId, fault));
    case 'option':
      return (await optionFaults(seen)).map((fault) => flowFinding(caseId, fault));
  }
}

/** Judges what only the whole run shows. */
export function judgeRun(
  exchanges: readonly JudgedExchange[],
  tasks: readonly { readonly caseId: string; readonly seen: TaskObservation }[],
): Finding[] {
  const byId = new Map(exchanges.map((judged) => [judged.exchange.id, judged]));
  const styles = exchanges.flatMap((judged) => {
    const { response, request } = judged.exchange;
    if (!response || judged.expectation.outcome !== 'refusal' || judged.expectation.style) return [];
    return refusalStyle({ judged, response, operation: operation(request.operationId), secrets: [] }) ?? [];
  });
  const mixed = mixedStyles(styles).flatMap(({ exchangeId, fault }) => {
    const judged = byId.get(exchangeId);
    return judged ? [findingOf(judged, fault)] : [];
  });
  const caseOf = new Map(exchanges.map(({ caseId, exchange }) => [exchange.id, caseId]));
  const flows = tasks.map(({ seen }) => seen);
  const shared = [...taskIdFaults(flows), ...ownResultFaults(flows)];
  const unsteady = [...steadyFaults(exchanges), ...sluggishFaults(exchanges), ...answerIdFaults(exchanges)].map(
    ({ judged, fault }) => findingOf(judged, fault),
  );
  return [...mixed, ...unsteady, ...shared.map((fault) => flowFinding(caseOf.get(fault.exchange.id) ?? '', fault))];
}

function flowFinding(caseId: string, { exchange, ...fault }: FlowFault): Finding {
  return { ...fault, caseId, operationId: exchange.request.operationId, exchangeId: exchange.id };
}
