import { mockTest } from '@koukoutu/mock-server/vitest';
import { expect } from 'vitest';
import { pictures } from './support/pictures.js';
import { Koukoutu } from './support/sdk.js';

const png = await pictures.png(120, 120);
const headers = { 'x-shop': 'a', 'x-trace': 'b' };
const body = { model_key: 'background-removal', image_url: 'https://shop.example/1.jpg' } as const;

/** Every call of the client that sends something, with the operations that it takes. */
const calls: readonly [what: string, call: (client: Koukoutu) => Promise<unknown>, operations: readonly string[]][] = [
  ['a cut-out', (client) => client.removeBackground(png, { headers }), ['createSync']],
  [
    'a cut-out as a task',
    (client) => client.removeBackground(png, { mode: 'task', headers }),
    ['createTask', 'queryTask'],
  ],
  [
    'an extracted print',
    (client) => client.extractPrint(png, { extractType: '服装', headers }),
    ['createTask', 'queryTask'],
  ],
  [
    'a shadow',
    async (client) => client.addShadow(await client.removeBackground(png), { headers }),
    ['createTask', 'queryTask'],
  ],
  [
    'the creation of a task',
    (client) => client.tasks.create('background-removal', png, {}, { headers }),
    ['createTask'],
  ],
  [
    'a resumed task',
    async (client) => client.tasks.resume(await client.tasks.create('background-removal', png)).result({ headers }),
    ['queryTask'],
  ],
  [
    'the updates of a task',
    async (client) => {
      const task = await client.tasks.create('background-removal', png);
      for await (const _ of task.updates({ headers }));
    },
    ['queryTask'],
  ],
  ['the credits', (client) => client.credits({ headers }), ['getCredits']],
  [
    'a picture of nano-banana',
    (client) => client.generateImage('nano-banana', { prompt: 'a cat', headers }),
    ['generateNanoBanana'],
  ],
  [
    'a picture of nano-banana-pro',
    (client) => client.generateImage('nano-banana-pro', { prompt: 'a cat', headers }),
    ['generateContent'],
  ],
  [
    'a picture of seedream4.5',
    (client) => client.generateImage('seedream4.5', { prompt: 'a cat', headers }),
    ['generateImages'],
  ],
  ['a raw cut-out', (client) => client.raw.sync.POST('/v1/create', { body, headers, parseAs: 'blob' }), ['createSync']],
  ['a raw task', (client) => client.raw.async.POST('/v1/create', { body, headers }), ['createTask']],
];

mockTest.for(calls)(
  'under setupServer, the headers option reaches the mock with %s',
  async ([, call, operations], { mock }) => {
    const client = new Koukoutu({
      apiKey: 'kkt-mock-key',
      modelsApiKey: 'sk-mock-key',
      logLevel: 'off',
      pollInterval: 1,
    });
    await call(client);
    const entries = mock.control.journal.entries();
    for (const operation of operations) {
      const all = entries.filter((entry) => entry.operation === operation);
      expect(all.length).toBeGreaterThan(0);
      for (const entry of all) expect(entry.headers).toMatchObject(headers);
    }
    for (const { headers: sent } of entries.filter(({ host }) => host === 'files')) {
      expect(Object.keys(sent)).not.toContain('x-shop');
    }
  },
);

mockTest(
  'under setupServer, headers of the client and of middleware reach the mock with every request',
  async ({ mock }) => {
    const client = new Koukoutu({
      apiKey: 'kkt-mock-key',
      logLevel: 'off',
      pollInterval: 1,
      headers: { 'x-shop': 'a' },
    });
    client.use({ onRequest: ({ request }) => request.headers.set('x-trace', 'b') });
    await client.removeBackground(png);
    await client.removeBackground(png, { mode: 'task' });
    await client.raw.async.GET('/v1/score');
    const entries = mock.control.journal.entries().filter(({ host }) => host !== 'files');
    expect(entries.length).toBeGreaterThan(3);
    for (const entry of entries) expect(entry.headers).toMatchObject(headers);
  },
);
