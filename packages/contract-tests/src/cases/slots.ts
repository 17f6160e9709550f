import { type Case, SkippedCase, type Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { outcomeOf } from '../reading/outcome.js';
import { taskIdOf } from '../reading/task.js';
import { apiKeyOf, urlencodedRequest } from '../requests/request.js';
import { limit } from '../spec/operations.js';
import { credits, priceOf } from './credits.js';
import { JSON_SUCCESS } from './expectations.js';
import { alone } from './lanes.js';
import { pollToEnd } from './poll-to-end.js';
import { queryRequest } from './task-run.js';
import { base64 } from './uploads.js';

/**
 * Speeds as multiples of real time. The first keeps tasks running while the next ones are created. The second is for
 * polling tasks to their end.
 */
const AS_IN_LIFE = 1;
const TO_WATCH = 16;

/**
 * Number of tasks created at once in each round. Rounds grow, because fast tasks may end before a slow computer has
 * created them all.
 */
const BURSTS = [2, 9, 20].map((more) => limit('tasksAtOnce') + more);

/** The price of one of these tasks. */
const EACH = priceOf('createTask', {});

/** Creates more tasks at once than the account has slots, until one is refused. */
export function slotsCase(): Case {
  const [first = 0] = BURSTS;
  return alone('createTask/slots', 'createTask', first * EACH, async (stage) => {
    for (const [round, count] of BURSTS.entries()) {
      // If no task was refused, the tasks of the next round are charged too.
      if (round > 0) await stage.afford(count * EACH);
      if (await burst(stage, count, `round-${round + 1}-`)) return;
    }
    const most = Math.max(...BURSTS);
    throw new SkippedCase(
      `The slots could not be filled: of ${most} tasks created at once, the first ended before the last was created`,
    );
  });
}

/** Runs one round. Returns true if a task was refused. */
async function burst(stage: Stage, count: number, prefix: string): Promise<boolean> {
  const key = stage.keys.apiKey;
  const modelKey = 'background-removal';
  const before = await credits(stage, `${prefix}credits-before`);
  // A server accepts a small picture as base64 fastest.
  const side = limit('sidePixelsMin');
  const drawing = { scene: 'product', seed: 61, width: side, height: side } as const;
  const fields = { model_key: modelKey, image_base64: await base64({ drawing, format: 'png' }) };
  const requests = Array.from({ length: count }, () => urlencodedRequest('createTask', apiKeyOf(stage), fields));
  const send = (request: WireRequest, index: number) =>
    stage.send({ name: `${prefix}create-${index + 1}`, request, expectation: { outcome: 'any' } });
  const resume = await stage.pace(AS_IN_LIFE);
  const creates = await Promise.all(requests.map(send));
  const ids = creates.flatMap((exchange) => taskIdOf(exchange) ?? []);
  const poll = (id: number, name: string) =>
    stage.send({
      name: prefix + name,
      request: queryRequest(key, 'urlencoded', id, modelKey),
      expectation: JSON_SUCCESS,
    });
  if (stage.sharedAccount && ids.length < Math.min(count, limit('tasksAtOnce'))) {
    throw new Error(
      `Only ${ids.length} of ${count} tasks were accepted: other programs may hold slots of this account`,
    );
  }
  const pollsThen = await Promise.all(ids.map((id, index) => poll(id, `poll-then-${index + 1}`)));
  stage.observe({ kind: 'slots', creates, pollsThen });
  await resume();
  await follow(stage, creates, pollsThen, poll);
  const after = await credits(stage, `${prefix}credits-after`);
  const price = ids.length * EACH;
  const [exchange] = creates;
  // A response that is neither a refusal nor names a task leaves open whether a task was paid for.
  const refused = creates.filter(({ response }) => response && !outcomeOf(response).accepted);
  if (exchange && ids.length + refused.length === count) {
    const action = `${ids.length} accepted and ${refused.length} refused tasks`;
    stage.observe({ kind: 'credits', action, before, after, price, exchange });
  }
  return ids.length < count;
}

/** Polls all tasks to their end, often enough to see their progress, and hands the polls to the checks. */
async function follow(
  stage: Stage,
  creates: readonly Exchange[],
  first: readonly Exchange[],
  poll: (id: number, name: string) => Promise<Exchange>,
): Promise<void> {
  const accepted = creates.filter((create) => taskIdOf(create) !== undefined);
  const resume = await stage.pace(TO_WATCH);
  const courses = await Promise.all(
    accepted.map(async (create, index) => {
      const taskId = taskIdOf(create) ?? 0;
      const earlier = first.slice(index, index + 1);
      return {
        create,
        taskId,
        ...(await pollToEnd(stage, { poll: (n) => poll(taskId, `poll-${taskId}-${n}`), earlier })),
      };
    }),
  );
  await resume();
  for (const { create, taskId, polls, gaveUp } of courses) {
    const modelKey = 'background-removal';
    stage.observe({ kind: 'task', modelKey, create, taskId, polls, pollsAfter: [], gaveUp, due: 'success' });
  }
}
