import { problemInChinese } from '@koukoutu/mock-page/problems-zh';
import { expect, test } from 'vitest';
import { KEY, MODELS_KEY, serve } from './client.js';

/** The bad requests of the endurance run. They are plain JavaScript, so they are loaded by URL. */
const load = (name: string) => import(new URL(`../bench/endurance/${name}.mjs`, import.meta.url).href);

test('every explanation in the journal of a thousand bad requests has a Chinese translation', {
  timeout: 120_000,
}, async () => {
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
  ['crop was sent 2 times. The mock uses the last one.', 'crop 发送了 2 次，这里以最后一个为准。'],
  ['image is missing: send at least one picture as a file.', '缺少 image：请至少以文件形式发送一张图片。'],
  ['17 pictures were sent. The limit is 14.', '发送了 17 张图片，最多 14 张。'],
  ['image[1] has more than 10485760 bytes.', 'image[1] 超过 10485760 字节。'],
  ['The mask is ignored: the mock changes the whole picture.', '蒙版（mask）被忽略：模拟服务修改整张图片。'],
  [
    'size is 100x100, which is 10000 pixels. At least 921600 are required.',
    'size 为 100x100，共 10000 像素，至少需要 921600 像素。',
  ],
  [
    'image[0] is 10 × 900 px. One side may be at most 16 times the other.',
    'image[0] 为 10 × 900 px，两边最多相差 16 倍。',
  ],
  ['opacity must be within 0–1 (got 3).', 'opacity 必须在 0–1 之间（收到 3）。'],
  ['scale must be a whole number within 1–8 (got 0).', 'scale 必须是 1–8 之间的整数（收到 0）。'],
  ['resolution must be 1k or 4k (got "8k").', 'resolution 必须是 1k or 4k（收到 "8k"）。'],
  ['leave crop out', '去掉 crop'],
  ['rename file to image_file', '将 file 改名为 image_file'],
  ['crop=1', undefined],
])('%s', (english, chinese) => {
  expect(problemInChinese(english)).toBe(chinese);
});
