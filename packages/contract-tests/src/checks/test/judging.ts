import type { JudgedExchange } from '../../model/case.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation, TaskObservation } from '../../model/observation.js';
import type { Deviation } from '../define-check.js';
import type { CheckId } from '../index.js';
import { judgeExchange, judgeObservation, judgeRun } from '../judge.js';
import { bytes, cutOut, flat } from './drawn.js';
import { credits, exchange, judged, poll, RUNNING, type Said } from './exchanges.js';

/** What a check finds in something that breaks its rule. */
export type Found = Promise<readonly (Deviation & { readonly check?: CheckId })[]>;

export const KEY = 'the-key-of-the-run';
export const one = (of: JudgedExchange | Exchange): Found => judgeExchange('exchange' in of ? of : judged(of), [KEY]);
export const said = (what: Said): Found => one(exchange(what));
export const seen = async (observation: Observation | Promise<Observation>): Found =>
  judgeObservation('case', await observation);
export const run = (exchanges: readonly JudgedExchange[], tasks: readonly TaskObservation[] = []): Found =>
  judgeRun(exchanges, tasks);
export const refused = (status: number, message = '') => ({ status, body: { code: status, message, data: null } });
export const models = (body: Record<string, unknown>, more: Said = {}): Found =>
  said({ operationId: 'generateContent', path: '/v1beta/models/gemini-3-pro-image:generateContent', body, ...more });
export const slots = (accepted: number, running: number): Observation => ({
  kind: 'slots',
  creates: Array.from({ length: 7 }, (_, index) =>
    index < accepted
      ? exchange({ operationId: 'createTask', body: { code: 200, message: 'success', data: { task_id: index + 1 } } })
      : exchange({ operationId: 'createTask', ...refused(429) }),
  ),
  pollsThen: Array.from({ length: running }, () => poll(RUNNING)),
});
export const cost = (paid: number, price: number, action: string, before = 10): Observation => ({
  kind: 'credits',
  action,
  before: exchange({ body: credits(before) }),
  after: exchange({ body: credits(before - paid) }),
  price,
  exchange: exchange(),
});
export const option = async (name: string, values: readonly [string, string]): Promise<Observation> => ({
  kind: 'option',
  option: name,
  effect: 'pictures-differ',
  answers: await Promise.all(values.map(async (value) => ({ value, picture: await cutOut(), exchange: exchange() }))),
});
export const sized = async (width: number, height: number) => bytes(flat(width, height, '#a03028').png());
export const extraction = { formats: ['png'] as const };

/** Something that breaks the rule of a check, and what the checks find in it. */
export type Example = () => Found;
