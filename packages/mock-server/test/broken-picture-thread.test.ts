import { createNodeImaging } from '@koukoutu/imaging/node';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
import { createHandlers } from '../src/adapters/msw.js';
import { resultRules } from '../src/imaging/rules.js';
import { createCore } from '../src/service/mock.js';
import { KEY } from './client.js';
import { product } from './pictures.js';

/** A worker that exits when it receives a picture. */
const broken = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));`,
  )}`,
);

test('the mock answers 500 when the thread for large pictures breaks, and serves the next request', async () => {
  const imaging = createNodeImaging({ rules: resultRules, program: broken });
  const core = createCore({}, imaging);
  const server = setupServer(...createHandlers(core.service, () => false));
  server.listen();
  onTestFinished(async () => {
    server.close();
    await imaging.close();
  });
  const cut = async (picture: Uint8Array) => {
    const body = new FormData();
    body.set('model_key', 'background-removal');
    body.set('image_file', new Blob([picture.slice()]), 'a.jpg');
    const init = { method: 'POST', headers: { 'x-api-key': KEY }, body };
    return fetch('https://sync.koukoutu.com/v1/create', init);
  };
  const refused = await cut(await product(1900, 1300, 'jpeg'));
  expect([refused.status, (await refused.json()).code]).toEqual([500, 500]);
  expect((await cut(await product())).status).toBe(200);
});
