import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allCases } from '../src/cases/index.js';
import { runCases } from '../src/run/run.js';
import { hostUrls } from '../src/targets/addresses.js';
import { HttpTarget } from '../src/targets/http-target.js';

const keys = { apiKey: 'prices-api-key', modelsApiKey: 'sk-prices-models-key' };
let server: MockServer;

beforeAll(async () => {
  const [apiKey, modelsApiKey] = [keys.apiKey, keys.modelsApiKey];
  server = await createMockServer({ clock: { mode: 'real', speed: 40 }, apiKey, modelsApiKey });
});
afterAll(() => server.close());

/** The credits of both accounts together. Nothing else uses this mock. */
const credits = () =>
  server.mock.control.accounts.list().reduce((sum, account) => sum + account.credits + account.vipCredits, 0);

const SLOTS = 'createTask/slots';

describe('the price of a case', () => {
  const cases = allCases(keys);

  // If this holds for each case, the plan of any selection of cases is correct.
  test.each([...new Set(cases.map(({ operationId }) => operationId))])(
    'is what the case takes from the account, for each case of %s',
    { timeout: 120_000 },
    async (operationId) => {
      const target = new HttpTarget({ name: 'mock', hosts: hostUrls(server.url), free: true });
      const own = cases.filter((item) => item.operationId === operationId && item.id !== SLOTS);
      const taken: Record<string, number> = {};
      for (const item of own) {
        const before = credits();
        await runCases({ target, keys, cases: [item], pollPause: 20 });
        taken[item.id] = before - credits();
      }
      expect(taken).toEqual(Object.fromEntries(own.map(({ id, price }) => [id, price])));
    },
  );

  test('covers the first round of the slots case even if no task is refused', async () => {
    const target = new HttpTarget({ name: 'mock', hosts: hostUrls(server.url), free: true });
    const item = cases.filter(({ id }) => id === SLOTS);
    const before = credits();
    const asked: number[] = [];
    const mayRun = async (_: string, price: number) => (asked.push(price) > 1 ? 'no more' : undefined);
    const { outcomes } = await runCases({ target, keys, cases: item, pollPause: 20, mayRun });
    expect(before - credits()).toBeLessThanOrEqual(item[0]?.price ?? 0);
    // If the tasks of the mock end at once, none is refused in the first round. Then the case asks for another round,
    // which costs more.
    if (asked.length > 1) expect(outcomes[0]?.error).toBe('no more');
  });
});
