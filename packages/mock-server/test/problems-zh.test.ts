import { problemInChinese } from '@koukoutu/mock-page/problems-zh';
import { expect, test } from 'vitest';
import { KEY, MODELS_KEY, serve } from './client.js';

/** The endurance run's own bad requests: plain JavaScript, loaded by address. */
const load = (name: string) => import(new URL(`../bench/endurance/${name}.mjs`, import.meta.url).href);

test('what the journal says of a thousand bad requests can all be said in Chinese', { timeout: 120_000 }, async () => {
  const [{ createRandom }, { hostile }, { KeptConnection }, { KEYS }] = await Promise.all(
    ['random', 'requests', 'wire', 'targets'].map(load),
  );
  Object.assign(KEYS, { matting: KEY, models: MODELS_KEY });
  const server = await serve({ journalSize: 10_000 });
  const connection = new KeptConnection(server.port);
  for (let index = 0; index < 1500; index++) {
    const request = hostile(createRandom('journal', index));
    if (!request.alone && request.kind !== 'control API') await connection.send(request, 60_000);
  }
  connection.drop();
  const problems = server.mock.control.journal.entries().flatMap((entry) => entry.problems);
  expect(new Set(problems.map(({ where }) => where)).size).toBeGreaterThan(30);
  const unsaid = problems.map(({ message }) => message).filter((message) => problemInChinese(message) === undefined);
  expect([...new Set(unsaid)]).toEqual([]);
});

test.each([
  ['size is 3x4, but must be one of 0:0, 1:1.', 'size 的值为 3x4，只能是 0:0, 1:1 之一。'],
  [
    'account-1 has 5 tasks waiting or running; 5 at once are allowed.',
    'account-1 有 5 个任务在排队或处理中，同时最多 5 个。',
  ],
  ['size is empty, but must be one of 0:0, 1:1.', 'size 为空，只能是 0:0, 1:1 之一。'],
  ['crop was sent 2 times; the last one counts here.', 'crop 发送了 2 次，这里以最后一个为准。'],
  ['leave crop out', '去掉 crop'],
  ['rename file to image_file', '将 file 改名为 image_file'],
  ['crop=1', undefined],
])('%s', (english, chinese) => {
  expect(problemInChinese(english)).toBe(chinese);
});
