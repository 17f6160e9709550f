import { compose, FORM, form, KEY, lonely } from './message.mjs';
import { good } from './pictures.mjs';

/** Clients that are slow, stop half-way, or never read. */
export function sluggish(random) {
  const whole = compose('POST', '/async/v1/create', [KEY, FORM], form(good()));
  const at = random.int(1, whole.length - 1);
  return random.pick([
    () => lonely('nothing sent', [], { ending: 'wait', patience: random.int(1, 400) }),
    () =>
      lonely('half-open in the head', [whole.subarray(0, random.int(1, 60))], {
        ending: random.pick(['end', 'reset', 'wait']),
        patience: random.int(1, 400),
      }),
    () =>
      lonely('half-open in the body', [whole.subarray(0, at)], {
        ending: random.pick(['end', 'reset', 'wait']),
        patience: random.int(1, 400),
      }),
    () => lonely('slow sender', [whole.subarray(0, at), random.int(1, 300), whole.subarray(at)], { methods: ['POST'] }),
    () =>
      lonely(
        'byte by byte',
        [...whole.subarray(0, 40)].flatMap((byte) => [Buffer.from([byte]), 1]),
        { ending: 'reset' },
      ),
    () => lonely('gone before the answer', [whole], { ending: 'reset', patience: 0 }),
    () =>
      lonely(
        'gone while it hangs',
        [compose('GET', '/async/v1/score', [KEY, ['X-Mock-Scenario', random.pick(['hang', 'slow', 'slow-body'])]])],
        { ending: 'wait', patience: random.int(1, 300) },
      ),
    () =>
      lonely('event stream dropped', [compose('GET', '/__mock/events', [])], {
        ending: 'wait',
        patience: random.int(1, 300),
      }),
  ])();
}
