import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CHECKS, type CheckId, checkOf } from './index.js';
import { checksPage } from './page.js';
import { cutOut, IN_PLACE } from './test/drawn.js';
import { bodyExamples } from './test/examples/bodies.js';
import { flowExamples } from './test/examples/flows.js';
import { pictureExamples } from './test/examples/pictures.js';
import { transportExamples } from './test/examples/transport.js';
import { ANY, credits, DONE, exchange, judged, picture, poll, RUNNING, refusal, task } from './test/exchanges.js';
import { cost, type Example, one, refused, said, seen, slots } from './test/judging.js';

/**
 * An example for each check that breaks its rule and gives the finding that the documentation shows. The type requires
 * one for every id.
 */
const EXAMPLES: Readonly<Record<CheckId, Example>> = {
  ...transportExamples,
  ...bodyExamples,
  ...pictureExamples,
  ...flowExamples,
};

describe('every check', () => {
  test.each(Object.keys(EXAMPLES) as CheckId[])('%s makes the finding that its example shows', async (id) => {
    const found = await EXAMPLES[id]();
    const own = found.filter(({ check }) => check === id).map(({ message }) => message);
    expect(own).toContain(checkOf(id).example);
  });

  test('has its own id', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });

  test('is on the page docs/contract/checks.md, which `koukoutu-contract checks` prints', async () => {
    const page = await readFile(new URL('../../../../docs/contract/checks.md', import.meta.url), 'utf8');
    expect(page).toBe(checksPage());
  });

  test('finds nothing in good responses, a good picture and a good task', async () => {
    const good = [exchange(), poll({ ...RUNNING, progress: '65.71' }), poll({ ...DONE, message: null })];
    for (const response of good) expect(await one(response)).toEqual([]);
    expect(await one(judged(exchange(refused(401, 'x')), refusal('without a key')))).toEqual([]);
    expect(await one(judged(exchange({ body: '', type: null }), ANY))).not.toEqual([]);
    expect(await seen(picture(await cutOut(), IN_PLACE))).toEqual([]);
    expect(await seen(task([poll(RUNNING), poll(DONE)], { pollsAfter: [poll(DONE)] }))).toEqual([]);
    expect(await seen(slots(5, 5))).toEqual([]);
    expect(await seen(cost(2, 2, 'A synchronous png'))).toEqual([]);
  });
});

test('A gzip body that was asked for is unpacked before it is judged, within the limit of a body', async () => {
  const asked = {
    requestHeaders: [['Accept-Encoding', 'gzip']] as const,
    headers: [['Content-Encoding', 'gzip']] as const,
  };
  expect(await said({ ...asked, body: gzipSync(JSON.stringify(credits())) })).toEqual([]);
  const bomb = await said({ ...asked, body: gzipSync(Buffer.alloc(80 * 1024 * 1024)) });
  expect(bomb.map(({ check }) => check)).toContain('response-bounded');
});
