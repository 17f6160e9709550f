// Runs the Worker on workerd, as `wrangler dev` does, in front of the mock: no key, no network, no credits.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { Koukoutu } from '@koukoutu/sdk';
import { unstable_startWorker as startWorker } from 'wrangler';

// The test needs no network: wrangler is neither to look up where it runs, nor to report that it does.
process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
process.env.WRANGLER_SEND_METRICS = 'false';
process.env.WRANGLER_WRITE_LOGS = 'false';

const TOKEN = 'of-my-app';
let mock;
let worker;
let url;
let photo;

before(async () => {
  photo = await readFile('shirt.jpg');
  mock = await startMockProcess({ speed: 20 });
  const text = (value) => ({ type: 'plain_text', value });
  worker = await startWorker({
    config: 'wrangler.jsonc',
    bindings: {
      KOUKOUTU_API_KEY: text('kkt-mock-key'),
      KOUKOUTU_BASE_URL: text(mock.url),
      APP_TOKEN: text(TOKEN),
    },
    dev: { server: { port: 0 }, inspector: false, logLevel: 'error', watch: false },
  });
  url = (await worker.url).origin;
});
after(async () => {
  await worker?.dispose();
  await mock?.stop();
});

const upload = (body, token = TOKEN) =>
  fetch(`${url}/cut-out`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });

test('an upload becomes a PNG', async () => {
  const response = await upload(photo);
  assert.equal(response.status, 200, await response.clone().text());
  assert.equal(response.headers.get('content-type'), 'image/png');
  assert.equal(
    Buffer.from(await response.arrayBuffer())
      .subarray(1, 4)
      .toString(),
    'PNG',
  );
});

test('who is not logged in spends nothing', async () => {
  assert.equal((await upload(photo, 'a-guess')).status, 401);
});

test('what is no picture is refused with the reason, and an empty account without it', async () => {
  const text = await upload('not a picture');
  assert.deepEqual([text.status, await text.json()], [422, { error: 'UnsupportedFormatError' }]);

  const rule = { fault: { kind: 'error', code: 409 }, times: 1 };
  await fetch(`${mock.url}/__mock/faults`, { method: 'POST', body: JSON.stringify(rule) });
  const empty = await upload(photo);
  assert.deepEqual([empty.status, await empty.json()], [502, { error: 'InsufficientCreditsError' }]);
});

test('a page calls the proxy with the SDK, and has no key', async () => {
  const page = new Koukoutu({ baseUrl: `${url}/api/koukoutu`, headers: { authorization: `Bearer ${TOKEN}` } });
  const cutout = await page.removeBackground(new Blob([photo]));
  assert.equal(cutout.contentType, 'image/webp');
});
