import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { setAmbient } from '../src/http/ambient.js';
import type { Koukoutu } from '../src/index.js';
import { type ChargeCase, chargeCases, chargeTable, type Kind, prepare } from './support/charge-cases.js';
import { clientOf, errorOf } from './support/client.js';
import { manualClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import { startStub } from './support/stub-api.js';
import { soon } from './support/turns.js';

const png = await pictures.png();

const calls: Record<Kind, (client: Koukoutu, options: object) => Promise<unknown>> = {
  reading: (client, options) => client.credits(options),
  poll: (client, options) => client.tasks.resume(5).result(options),
  paid: (client, options) => client.removeBackground(png, { mode: 'sync', ...options }),
};

/** Runs one case for one kind of call: the error, the requests that were made, and whether a manifest took one back. */
async function outcomeOf(each: ChargeCase, kind: Kind) {
  const api = await startStub();
  prepare(api, each);
  if (each.closed) await new Promise((resolve) => api.server.close(resolve));
  let attempts = 0;
  const clock = manualClock();
  const fetchOf = each.options?.fetch ?? ((request: Request) => fetch(request));
  const client = clientOf(api, {
    ...each.options,
    clock,
    maxRetries: 2,
    fetch: (request) => {
      attempts += 1;
      return fetchOf(request);
    },
  });
  let takenBack: boolean | undefined;
  const controller = new AbortController();
  const ambientTask = {
    signal: new AbortController().signal,
    onSend: async () => {
      takenBack = false;
      return async () => {
        takenBack = true;
      };
    },
    task: () => ({ known: undefined, onTask: async () => {} }),
  };
  setAmbient(() => ambientTask);
  const timeout = each.timeout ?? 60_000;
  const failed = errorOf(calls[kind](client, { timeout, signal: controller.signal }));
  setAmbient(() => undefined);
  let settled = false;
  failed.then(
    () => {
      settled = true;
    },
    () => {},
  );
  await soon();
  if (each.stop) {
    while (!api.requests.length) await soon();
    if (each.stop === 'abort') controller.abort();
  }
  // Reading calls are given up after half a minute of silence, which is another case.
  const step = each.stop === 'timeout' ? timeout : 3_000;
  while (!settled) {
    await clock.wind(step);
    await soon();
  }
  return { error: await failed, attempts, takenBack };
}

describe.each(chargeCases)('$en', (each) => {
  test.each(['reading', 'poll', 'paid'] as const)(
    'is charged as the table says if the call is of the kind %s',
    async (kind) => {
      const { retried, error: name, charged } = each[kind];
      const { error, attempts, takenBack } = await outcomeOf(each, kind);
      expect({ error: error.name, charged: error.charged }).toEqual({ error: name, charged });
      expect(error.mayHaveRun).toBe(charged === 'no' ? undefined : true);
      if (!each.stop) expect(attempts > 1).toBe(retried);
      if (kind === 'paid' && takenBack !== undefined) expect(takenBack).toBe(charged === 'no');
    },
  );
});

test.each([
  ['en', 'errors.md'],
  ['zh', 'errors.zh-CN.md'],
] as const)('the guide (%s) has these cases in its table; UPDATE_DOCS=1 rewrites it', (language, name) => {
  const file = new URL(`../../../docs/sdk/${name}`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const table = /(?<=<!-- charge table -->\n\n)[\s\S]*?(?=\n\n<!-- end -->)/;
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      file,
      text.replace(table, () => chargeTable(language)),
    );
  else expect(table.exec(text)?.[0]).toBe(chargeTable(language));
});
