import { exact } from '../../model/credits.js';
import type { CreditsObservation, SameObservation, SlotsObservation } from '../../model/observation.js';
import { creditsOf } from '../../reading/credits.js';
import { outcomeOf } from '../../reading/outcome.js';
import { readPoll } from '../../reading/task.js';
import { limit } from '../../spec/operations.js';
import type { FlowFault } from './task.js';

/** What is paid for is charged once, at the spec's price; nothing else is charged. */
export function creditsFaults(seen: CreditsObservation): FlowFault[] {
  const before = creditsOf(seen.before);
  const after = creditsOf(seen.after);
  if (before === undefined || after === undefined) return [];
  const paid = exact(before - after);
  const { price, action, exchange } = seen;
  const fault = (check: string, message: string): FlowFault[] => [{ check, where: '/data/credits', message, exchange }];
  if (after < 0) return fault('credits-never-negative', `the account has ${after} credits after ${action}`);
  if (price === 0) {
    return paid === 0
      ? []
      : fault('credits-not-charged', `${action} changed the credits by ${-paid}; it costs nothing`);
  }
  if (price === undefined) {
    return paid > 0 ? [] : fault('credits-charged-once', `${action} took ${paid} credits; it has a price`);
  }
  return paid === price ? [] : fault('credits-charged-once', `${action} took ${paid} credits; the spec says ${price}`);
}

/** The spec's code for more tasks than slots. */
const TOO_MANY = 429;

/** More tasks than slots are refused, and as many as slots are not. */
export function slotsFaults(seen: SlotsObservation): FlowFault[] {
  const slots = limit('tasksAtOnce');
  const answered = seen.creates.flatMap((exchange) =>
    exchange.response ? [{ exchange, accepted: outcomeOf(exchange.response).accepted }] : [],
  );
  const accepted = answered.filter((create) => create.accepted);
  const running = seen.pollsThen.filter((exchange) => readPoll(exchange)?.state === 0);
  const [last] = accepted.slice(-1);
  if (running.length > slots && last) {
    const message = `${running.length} tasks run at once although the account has ${slots} slots`;
    return [{ check: 'slots-enforced', message, exchange: last.exchange }];
  }
  const odd = seen.creates.find(({ response }) => response && ![200, TOO_MANY].includes(outcomeOf(response).code));
  if (odd?.response) {
    const message = `a task too many was refused with code ${outcomeOf(odd.response).code}; due is ${TOO_MANY}`;
    return [{ check: 'refusal-code', message, exchange: odd }];
  }
  const refused = answered.find((create) => !create.accepted);
  if (accepted.length < slots && refused) {
    const message = `only ${accepted.length} of ${seen.creates.length} tasks were accepted; the account has ${slots} slots`;
    return [{ check: 'slots-available', message, exchange: refused.exchange }];
  }
  return [];
}

/** What was asked for twice is the same twice. */
export function sameFaults(seen: SameObservation): FlowFault[] {
  const [first, second] = seen.values;
  if (first === second) return [];
  const message = `${seen.what} is another one the second time`;
  return [{ check: seen.check, message, exchange: seen.exchanges[1] }];
}
