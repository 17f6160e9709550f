import type { Checks } from './entry.js';

/** Tasks, from one answer to the next. */
export const flowChecks: Checks = {
  'task-id-unique': {
    rule: 'No two tasks have one id.',
    example: 'the task id 176 was given to two tasks',
  },
  'progress-never-falls': {
    rule: 'Progress never falls from one poll to the next.',
    example: 'progress falls from 65.71 to 12.5 between two polls',
  },
  'progress-fits-state': {
    rule: 'Progress is under 100 while a task runs and 100 when it is done.',
    example: 'progress is 100.00 although the state is still 0',
  },
  'queue-position': {
    rule: 'The place in the queue only falls, and is −1 once the task runs.',
    example: 'the queue position rises from 1 to 4',
  },
  'message-fits-state': {
    rule: "The envelope's word is the documented one, for a task that of its state.",
    example: 'the message while the state is 0 is "success"; documented is running',
  },
  'result-only-when-done': {
    rule: 'A result is named only when the task is done.',
    example: 'a result is named although the state is 0',
  },
  'result-when-done': {
    rule: 'A task that is done names its result.',
    example: 'the task is done and names no result',
  },
  'task-succeeds': {
    rule: 'A task for a good picture ends well.',
    example: 'the task ended with state 2; this request should succeed',
  },
  'task-fails': {
    rule: 'A task that was told to fail fails (mock only).',
    example: 'the task ended with state 1; it should fail',
  },
  'task-ends': {
    rule: 'Every task comes to an end.',
    example: 'the task came to no end in 62 polls, its progress standing at "65.71"',
  },
  'final-state-stays': {
    rule: 'After a final state, every poll says the same.',
    example: 'the state is 0 after it had ended as 1',
  },
  'result-link-stays': {
    rule: 'The result of a task stays the same file.',
    example: 'the result is another file than before',
  },
  'result-stable': {
    rule: 'A link fetched twice gives the same bytes.',
    example: 'the file behind the result link is another one the second time',
  },
  'result-of-own-task': {
    rule: 'No two tasks share one result.',
    example: 'two tasks name the same result link',
  },
  'slots-enforced': {
    rule: 'No more tasks run at once than the account has slots.',
    example: '7 tasks run at once although the account has 5 slots',
  },
  'slots-available': {
    rule: 'As many tasks run at once as the account has slots.',
    example: 'only 3 of 7 tasks were accepted; the account has 5 slots',
  },
};

/** Requests: that everything in them is read. */
export const requestChecks: Checks = {
  'invalid-request-refused': {
    rule: 'What the spec forbids is refused.',
    example: 'accepted with HTTP 200 with output_format=no-such-value',
  },
  'generated-input-answered': {
    rule: 'Whatever is sent, the answer is one that the spec declares (mock only; shrunk to the smallest request).',
    example: 'a generated request got an answer that the spec does not declare; the smallest is {"crop":"%00"}',
  },
  'option-has-effect': {
    rule: 'An option that was sent shows in the answer.',
    example: 'border=2 gives no other picture than border=1',
  },
  'default-as-documented': {
    rule: 'An option that is left out does what its documented default does.',
    example: 'without shadow_opacity, the picture is another than with shadow_opacity=0.75',
  },
};

/** What is charged. */
export const costChecks: Checks = {
  'credits-charged-once': {
    rule: 'What is made is paid for once, at the price in the spec.',
    example: 'a synchronous png (background-removal) took 4 credits; the spec says 2',
  },
  'credits-not-charged': {
    rule: 'Refusals, polls, downloads and reading the credits cost nothing.',
    example: 'a refused createSync (bad-option) changed the credits by -1; it costs nothing',
  },
  'credits-never-negative': {
    rule: 'An account never has less than nothing.',
    example: 'the account has -3 credits after a synchronous webp',
  },
};
