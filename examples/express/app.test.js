// Starts the application in front of the mock: no key, no network, no credits.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { Koukoutu } from '@koukoutu/sdk';
import { createApp } from './app.js';

let mock;
let server;
let url;

before(async () => {
  mock = await startMockProcess({ speed: 20 });
  const koukoutu = new Koukoutu({ apiKey: 'kkt-mock-key', baseUrl: mock.url, maxRetries: 0 });
  server = createApp(koukoutu).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  server?.closeAllConnections();
  server?.close();
  await mock?.stop();
});

const upload = (body) => fetch(`${url}/cut-out`, { method: 'POST', body });
/** Makes the next request to the API fail. */
const fail = (code) =>
  fetch(`${mock.url}/__mock/faults`, {
    method: 'POST',
    body: JSON.stringify({ fault: { kind: 'error', code }, times: 1 }),
  });

test('the page is served, and its upload becomes a PNG', async () => {
  assert.match(await (await fetch(url)).text(), /type="file"/);
  const response = await upload(await readFile('shirt.jpg'));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'image/png');
  assert.equal(
    Buffer.from(await response.arrayBuffer())
      .subarray(1, 4)
      .toString(),
    'PNG',
  );
});

test('what is no picture is refused before a credit is spent', async () => {
  const response = await upload('GIF89a, not really');
  assert.equal(response.status, 422);
  assert.deepEqual(await response.json(), { error: 'UnsupportedFormatError' });
});

test('what only the shop can mend is told to the page without its reason', async () => {
  const photo = await readFile('shirt.jpg');
  for (const [code, status, error] of [
    [409, 502, 'InsufficientCreditsError'],
    [401, 502, 'AuthenticationError'],
    [429, 429, 'RateLimitError'],
  ]) {
    await fail(code);
    const response = await upload(photo);
    assert.equal(response.status, status);
    assert.deepEqual(await response.json(), { error });
  }
});
