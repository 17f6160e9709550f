import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allCases } from '../src/cases/index.js';
import { makeReport } from '../src/report/report.js';
import { terminalReport } from '../src/report/terminal.js';
import { runCases } from '../src/run/run.js';
import { hostUrls } from '../src/targets/addresses.js';
import { HttpTarget } from '../src/targets/http-target.js';

const keys = { apiKey: 'test-api-key', modelsApiKey: 'sk-test-models-key' };
const countingKey = 'test-counting-key';
let server: MockServer;

beforeAll(async () => {
  server = await createMockServer({
    clock: { mode: 'real', speed: 40 },
    apiKey: [keys.apiKey, countingKey],
    modelsApiKey: keys.modelsApiKey,
  });
});
afterAll(() => server.close());

async function verify(only: RegExp, url = server.url) {
  const target = new HttpTarget({ name: 'mock', hosts: hostUrls(url), free: true });
  return makeReport(await runCases({ target, keys, cases: allCases(keys).filter(({ id }) => only.test(id)) }));
}

describe('the suite against the mock', () => {
  test.each([
    ['every operation without its key', /\/key\//],
    ['what the spec forbids', /\/bad\//],
    ['synchronous cut-outs', /^createSync\/(multipart|urlencoded)\/background-removal/],
    ['tasks from create to download', /^createTask\/urlencoded\/(background|stamp)/],
    ['options that must change the picture', /\/option\/background-removal\/(border|crop)/],
    ['credits before and after', /\/credits\//],
    ['more tasks than slots', /\/slots$/],
    ['nano-banana', /^generateNanoBanana\/(aspectRatio=(16:9|1:1)|prompt|picture|page)/],
  ])('finds no drift in %s', async (_, only) => {
    const report = await verify(only);
    expect(report.exchanges.length).toBeGreaterThan(0);
    expect(report.verdict.name, terminalReport(report)).toBe('no-drift');
  });

  test('credits are counted on the account of the counting key, if there is one', async () => {
    const used = () => server.mock.control.accounts.list().map(({ credits, vipCredits }) => credits + vipCredits);
    const before = used();
    const target = new HttpTarget({ name: 'mock', hosts: hostUrls(server.url), free: true });
    const cases = allCases(keys).filter(({ id }) => id === 'createSync/credits/webp');
    const { findings, outcomes } = await runCases({ target, keys, countingKey, cases });
    expect({ findings, errors: outcomes.map(({ error }) => error) }).toEqual({ findings: [], errors: [undefined] });
    // In the order of the options: the account of `keys`, that of the counting key, that of the models.
    expect(used().map((credits, index) => (before[index] ?? 0) - credits)).toEqual([0, 1, 0]);
  });

  test('cannot judge an unreachable target', async () => {
    const report = await verify(/getCredits/, 'http://127.0.0.1:9');
    expect(report.verdict).toMatchObject({ name: 'unjudged', exitCode: 2 });
  });
});
