import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCases } from '../src/cases/index.js';
import { runBenchmark } from '../src/mutants/benchmark.js';
import { MUTANTS } from '../src/mutants/list/index.js';
import { FAMILIES } from '../src/mutants/mutant.js';
import { makeReport } from '../src/report/report.js';
import { terminalReport } from '../src/report/terminal.js';
import { runCases } from '../src/run/run.js';
import { HttpTarget, hostUrls } from '../src/targets/http-target.js';

const keys = { matting: 'test-matting-key', models: 'sk-test-models-key' };
let server: MockServer;

beforeAll(async () => {
  server = await createMockServer({
    clock: { mode: 'real', speed: 40 },
    apiKey: keys.matting,
    modelsApiKey: keys.models,
  });
});
afterAll(() => server.close());

async function verify(only: RegExp, url = server.url) {
  const target = new HttpTarget({ name: 'mock', hosts: hostUrls(url), free: true });
  return makeReport(await runCases({ target, keys, cases: allCases(keys).filter(({ id }) => only.test(id)) }));
}

describe('the suite against the mock', () => {
  it.each([
    ['every operation without its key', /\/key\//],
    ['what the spec forbids', /\/bad\//],
    ['synchronous cut-outs', /^createSync\/(multipart|urlencoded)\/background-removal/],
    ['tasks from create to download', /^createTask\/urlencoded\/(background|stamp)/],
    ['options that must show', /\/option\/background-removal\/(border|crop)/],
    ['credits before and after', /\/credits\//],
    ['more tasks than slots', /\/slots$/],
    ['nano-banana', /^generateNanoBanana\/(aspectRatio=(16:9|1:1)|prompt|picture|page)/],
  ])('finds no drift in %s', async (_, only) => {
    const report = await verify(only);
    expect(report.exchanges.length).toBeGreaterThan(0);
    expect(report.verdict.name, terminalReport(report)).toBe('no-drift');
  });

  it('cannot judge what cannot be reached', async () => {
    const report = await verify(/getCredits/, 'http://127.0.0.1:9');
    expect(report.verdict).toMatchObject({ name: 'unjudged', exitCode: 2 });
  });
});

describe('the suite against drift', () => {
  it('catches one mutant of each family and names the right check', { timeout: 240_000 }, async () => {
    const cheap = [
      'credits-vip-missing',
      'first-credits-429',
      'json-without-type',
      'half-size',
      'utf-16',
      'done-at-half',
    ];
    const more = ['credits-open', 'cors-on-credits', 'sync-output-format-not-read', 'credits-frozen'];
    const mutants = MUTANTS.filter(({ id }) => [...cheap, ...more].includes(id));
    expect(new Set(mutants.map(({ family }) => family))).toEqual(new Set(FAMILIES));
    const results = await runBenchmark({ mutants, atOnce: 1 });
    expect(results.filter(({ caught, named }) => !caught || !named)).toEqual([]);
  });
});
