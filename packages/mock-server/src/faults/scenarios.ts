import { nearestName } from '../spec/nearest.js';
import { checkRule } from './check-rule.js';
import { API_CALLS, type FaultRule, type Scenario } from './fault.js';

const ERRORS: Record<number, string> = {
  401: 'The key is invalid.',
  402: 'Out of credits, in the other reading of 409.',
  403: 'The key is refused.',
  404: 'Not found.',
  406: 'The file is over the older size limit.',
  407: 'The picture is too small.',
  409: 'Out of credits.',
  413: 'The file is too large.',
  415: 'The picture format is not supported.',
  422: 'A parameter is bad.',
  429: 'Too many requests, with no word on when to come back.',
  500: 'The server fails.',
  501: 'The call is not offered.',
  502: 'The gateway fails.',
  503: 'The service is unavailable.',
  504: 'The gateway waits too long.',
};

const scenario = (name: string, description: string, ...rules: FaultRule[]): Scenario => ({ name, description, rules });

/** The scenarios that every mock knows. Their names are accepted by `X-Mock-Scenario`, accounts, options and the control API. */
export const BUILT_IN_SCENARIOS: readonly Scenario[] = [
  scenario('ok', 'Nothing goes wrong, whatever else is switched on.'),
  scenario('slow', 'Every answer comes 2 to 3 seconds late.', { fault: { kind: 'delay', ms: 2000, jitter: 1000 } }),
  scenario('slow-body', 'Bodies trickle at 8 kB a second.', { fault: { kind: 'slow-body', bytesPerSecond: 8000 } }),
  scenario('hang', 'No answer ever comes.', { fault: { kind: 'hang' } }),
  scenario('reset', 'The connection is cut before the answer.', { fault: { kind: 'reset' } }),
  scenario('reset-body', 'The connection is cut in the middle of the body.', { fault: { kind: 'reset-body' } }),
  scenario('truncated', 'Pictures end in the middle, in an answer that looks whole.', { fault: { kind: 'truncated' } }),
  scenario('wrong-type', 'Answers claim to be plain text.', {
    fault: { kind: 'content-type', contentType: 'text/plain' },
  }),
  scenario('html', 'A gateway page instead of the answer, under HTTP 200.', { fault: { kind: 'html', status: 200 } }),
  scenario('html-502', 'A gateway page under HTTP 502.', { fault: { kind: 'html', status: 502 } }),
  scenario('broken-json', 'JSON stops in the middle.', { fault: { kind: 'broken-json' } }),
  ...Object.entries(ERRORS).flatMap(([code, description]) => [
    scenario(`error-${code}`, `${description} As the HTTP status.`, {
      fault: { kind: 'error', code: Number(code), style: 'http' },
    }),
    scenario(`envelope-${code}`, `${description} In an envelope under HTTP 200.`, {
      fault: { kind: 'error', code: Number(code), style: 'envelope' },
    }),
  ]),
  scenario('rate-limited', 'Two requests in a row are refused with 429 and Retry-After: 1, then all is well.', {
    fault: { kind: 'error', code: 429, style: 'http', retryAfter: 1 },
    times: 2,
  }),
  scenario('error-429-retry-after', 'Too many requests, with Retry-After: 2.', {
    fault: { kind: 'error', code: 429, style: 'http', retryAfter: 2 },
  }),
  scenario('error-429-empty', 'Too many requests, with an empty body.', {
    fault: { kind: 'error', code: 429, style: 'http', body: 'empty' },
  }),
  scenario('flaky', 'The first call of each operation fails with 503, the next one works.', {
    fault: { kind: 'error', code: 503, style: 'http' },
    operations: [...API_CALLS],
    times: 1,
  }),
  scenario('polls-fail', 'Three polls are good, every later one fails with 500.', {
    fault: { kind: 'error', code: 500, style: 'http' },
    operations: ['queryTask'],
    after: 3,
  }),
  scenario('polls-recover', 'One poll is good, the next two fail with 502, the rest are good again.', {
    fault: { kind: 'error', code: 502, style: 'http' },
    operations: ['queryTask'],
    after: 1,
    times: 2,
  }),
  scenario('stuck', 'Tasks stand still at 65.71 % forever.', { fault: { kind: 'stuck' } }),
  scenario('task-failed', 'Tasks fail with a reason.', { fault: { kind: 'task-failed' } }),
  scenario('task-failed-minus-one', 'Tasks fail with state −1, the other reading.', {
    fault: { kind: 'task-failed', state: -1 },
  }),
  scenario('expired-link', 'Result links are dead.', { fault: { kind: 'expired-link' } }),
  scenario('blocked-prompt', 'The model refuses the prompt: HTTP 200 without candidates.', {
    fault: { kind: 'blocked-prompt' },
  }),
  scenario('text-only', 'The model answers with text and no picture.', {
    fault: { kind: 'blocked-prompt', reason: 'IMAGE_SAFETY', text: '无法生成这张图片。' },
  }),
  scenario('thoughts', 'A thought and a draft picture come before the finished picture.', {
    fault: { kind: 'thoughts' },
  }),
  scenario('picture-failed', 'One of several pictures fails inside a 200.', { fault: { kind: 'picture-failed' } }),
  scenario(
    'storm',
    'A seeded storm: about a third of all requests meet a delay, an error, a cut connection or a broken body.',
    { fault: { kind: 'delay', ms: 200, jitter: 1800 }, probability: 0.15 },
    { fault: { kind: 'error', code: 429, style: 'http', retryAfter: 1 }, probability: 0.05 },
    { fault: { kind: 'error', code: 503, style: 'http' }, probability: 0.04 },
    { fault: { kind: 'error', code: 500, style: 'envelope' }, probability: 0.03 },
    { fault: { kind: 'html', status: 502 }, probability: 0.03 },
    { fault: { kind: 'reset' }, probability: 0.03 },
    { fault: { kind: 'reset-body' }, probability: 0.02 },
    { fault: { kind: 'broken-json' }, probability: 0.02 },
    { fault: { kind: 'truncated' }, probability: 0.02 },
  ),
];

/**
 * Reads scenarios from a parsed file: a list, or an object with a list under `scenarios`.
 *
 * @throws TypeError that names the invalid scenario and field
 */
export function readScenarios(value: unknown): Scenario[] {
  const list = Array.isArray(value) ? value : (value as { scenarios?: unknown } | null)?.scenarios;
  if (!Array.isArray(list))
    throw new TypeError('Failed to read scenarios: expected a list, or an object with a list under "scenarios".');
  return list.map((entry: unknown, index) => {
    const { name, description = '', rules, ...others } = (entry ?? {}) as Partial<Scenario>;
    if (typeof name !== 'string' || !/^[\w.-]+$/.test(name)) {
      throw new TypeError(
        `Failed to read scenarios: number ${index + 1} needs a name of letters, digits, dots and hyphens.`,
      );
    }
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) {
      const near = nearestName(unknown, ['description', 'rules']);
      throw new TypeError(
        `Failed to read the scenario "${name}": ${unknown} is not known.${near ? ` Did you mean "${near}"?` : ''}`,
      );
    }
    if (!Array.isArray(rules)) throw new TypeError(`Failed to read the scenario "${name}": it needs a list of rules.`);
    try {
      return { name, description: String(description), rules: rules.map(checkRule) };
    } catch (error) {
      throw new TypeError(`Failed to read the scenario "${name}": ${(error as Error).message}`);
    }
  });
}
