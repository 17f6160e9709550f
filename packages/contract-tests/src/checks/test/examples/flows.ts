import { baselineCurrent } from '../../baseline/baseline-current.js';
import type { CheckId } from '../../index.js';
import { cutOut, upload } from '../drawn.js';
import { DONE, exchange, judged, poll, RUNNING, refusal, task } from '../exchanges.js';
import { cost, type Example, one, option, run, said, seen, slots } from '../judging.js';

/** Examples that break the rules about tasks, options, credits, the SDK and the baseline. */
export const flowExamples = {
  'task-id-unique': () => run([], [task([], { id: 176 }), task([], { id: 176 })]),
  'progress-never-falls': () => seen(task([poll({ progress: '65.71' }), poll({ progress: '12.5' })])),
  'progress-fits-state': () => seen(task([poll({ progress: '100.00' })])),
  'queue-position': () => seen(task([poll({ position: 1 }), poll({ position: 4 })])),
  'message-fits-state': () =>
    said({
      operationId: 'queryTask',
      body: { code: 200, message: 'success', data: { ...RUNNING, result_file: null, message: null, position: -1 } },
    }),
  'result-only-when-done': () => seen(task([poll({ ...DONE, state: 0, progress: '50.00' })])),
  'result-when-done': () => seen(task([poll({ ...DONE, result_file: null })])),
  'task-succeeds': () => seen(task([poll({ state: 2 })])),
  'task-fails': () => seen(task([poll(DONE)], { due: 'failure' })),
  'task-ends': () => seen(task([poll(RUNNING), poll({ progress: '65.71' })], { gaveUp: true })),
  'final-state-stays': () => seen(task([poll(DONE)], { pollsAfter: [poll(RUNNING)] })),
  'result-link-stays': () => seen(task([poll(DONE)], { pollsAfter: [poll({ ...DONE, result_file: null })] })),
  'result-stable': () =>
    seen({
      kind: 'same',
      what: 'The file behind the result link',
      exchanges: [exchange(), exchange()],
      values: ['a', 'b'],
    }),
  'result-of-own-task': () => run([], [task([poll(DONE)], { id: 1 }), task([poll(DONE)], { id: 2 })]),
  'slots-enforced': () => seen(slots(6, 6)),
  'slots-available': () => seen(slots(3, 3)),
  'invalid-request-refused': () =>
    one(judged(exchange(), refusal('with output_format=no-such-value', 'request', [422]))),
  'generated-input-answered': () => seen({ kind: 'property', smallest: '{"crop":"%00"}', exchange: exchange() }),
  'option-has-effect': () => seen(option('border', ['1', '2'])),
  'default-as-documented': async () =>
    seen({
      kind: 'default',
      option: 'shadow_opacity',
      usual: { value: '0.75', picture: await cutOut(), exchange: exchange() },
      leftOut: { value: '', picture: await upload(), exchange: exchange() },
    }),
  'credits-charged-once': () => seen(cost(4, 2, 'A synchronous png')),
  'credits-not-charged': () => seen(cost(1, 0, 'A poll')),
  'credits-never-negative': () => seen(cost(13, 1, 'A synchronous webp')),
  'sdk-request-fits': () =>
    seen({
      kind: 'sdk-request',
      call: 'removeBackground/plain',
      exchange: exchange({ operationId: 'downloadResult', requestHeaders: [['X-API-Key', 'k']] }),
    }),
  'sdk-understands': () =>
    seen({
      kind: 'sdk-outcome',
      call: 'extractPrint',
      error: 'InvalidResponseError: the response to a poll has no state',
      exchange: exchange(),
    }),
  'baseline-current': async () =>
    (
      baselineCurrent.run.expired?.({
        fingerprint: '3f2a',
        owner: 'ana',
        expires: '2026-10-01',
        reason: 'ticket 7',
      }) ?? []
    ).map((deviation) => ({ ...deviation, check: baselineCurrent.id })),
} satisfies Partial<Record<CheckId, Example>>;
