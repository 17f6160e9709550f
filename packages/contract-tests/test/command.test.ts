import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command, everyReport } from './support/command.js';
import { temporaryFolder } from './support/temporary.js';

const KEY = 'command-api-key';
let server: MockServer;
let folder: string;

beforeAll(async () => {
  server = await createMockServer({ clock: { mode: 'real', speed: 40 }, apiKey: KEY, modelsApiKey: 'sk-command-key' });
  folder = await temporaryFolder();
});
afterAll(() => server.close());

const base = () => ['verify', '--target', server.url, '--api-key', KEY];

describe('koukoutu-contract', () => {
  test('exits with 0 if nothing has drifted', async () => {
    const { code, said } = await command([...base(), '--only', 'getCredits/']);
    expect(said).toContain('No drift');
    expect(code).toBe(0);
  });

  test('exits with 1 for drift, and accepts it once it is in the baseline', async () => {
    const odd = await createMockServer({ clock: { mode: 'real', speed: 40 }, apiKey: KEY, cors: true });
    const args = ['verify', '--target', odd.url, '--api-key', KEY, '--only', 'getCredits/from-a-page'];
    const report = join(folder, 'drift.json');
    try {
      const origin = await command([...args, '--report', `json=${report}`]);
      expect(origin.code).toBe(1);
      const { findings } = JSON.parse(await readFile(report, 'utf8'));
      expect(findings[0].check).toBe('no-cors');
      const baseline = join(folder, 'baseline.json');
      const entry = (expires: string) => ({ reason: 'known', owner: 'ana', expires });
      const accepted = findings.map(({ fingerprint }: { fingerprint: string }) => ({
        fingerprint,
        ...entry('2099-01-01'),
      }));
      await writeFile(baseline, JSON.stringify({ accepted }));
      expect((await command([...args, '--baseline', baseline])).code).toBe(0);
      const expired = accepted.map((one: object) => ({ ...one, expires: '2020-01-01' }));
      await writeFile(baseline, JSON.stringify({ accepted: expired }));
      const late = await command([...args, '--baseline', baseline]);
      expect(late.code).toBe(1);
      expect(late.said).toContain('baseline-current');
    } finally {
      await odd.close();
    }
  });

  test.each([
    ['no target', ['verify'], /--target is missing/],
    ['no key', ['verify', '--target', 'http://127.0.0.1:9'], /No API key/],
    [
      'an address where nothing listens',
      ['verify', '--target', 'http://127.0.0.1:9', '--api-key', 'k'],
      /cannot be reached/,
    ],
    ['an unknown option', ['verify', '--target', 'mock', '--fast'], /fast/],
    ['an unknown command', ['check'], /Unknown command/],
    ['a recording that does not exist', ['verify', '--target', 'gone.json'], /cannot be read/],
    ['a live run without --live', ['verify', '--target', 'live', '--api-key', 'k'], /Add --live to confirm/],
    ['a live run without a budget', ['verify', '--target', 'live', '--live', '--api-key', 'k'], /--budget/],
    [
      'the live service as a base URL',
      ['verify', '--target', 'https://sync.koukoutu.com', '--api-key', 'k'],
      /live service/,
    ],
    [
      'the live service by its full name',
      ['verify', '--target', 'https://sync.koukoutu.com.', '--api-key', 'k'],
      /live service/,
    ],
    [
      'a filter that matches no case',
      ['verify', '--target', 'mock', '--only', 'no-such-case'],
      /No case id contains "no-such-case"/,
    ],
    [
      'a limit of 0 cases at once',
      ['verify', '--target', 'mock', '--at-once', '0'],
      /--at-once must be a whole number of at least 1 \(got 0\)/,
    ],
    [
      'a limit of 1.5 cases at once',
      ['verify', '--target', 'mock', '--at-once', '1.5'],
      /--at-once must be a whole number of at least 1 \(got 1.5\)/,
    ],
    ['an empty budget', ['verify', '--target', 'live', '--live', '--api-key', 'k', '--budget', ''], /--budget/],
    [
      'a budget that is not a number',
      ['verify', '--target', 'live', '--live', '--api-key', 'k', '--budget', '5o'],
      /--budget must be a number of at least 0 \(got 5o\)/,
    ],
    ['a plan of a mock', ['verify', '--target', 'mock', '--plan'], /--plan is only for --target live/],
    [
      '--live for a target that is not the live service',
      ['verify', '--target', 'mock', '--live'],
      /--live is only for/,
    ],
    [
      'the URL of a host for a recording',
      ['verify', '--target', 'c.json', '--sync-url', 'http://127.0.0.1:9'],
      /--sync-url is only for/,
    ],
    [
      'calls of the SDK on a recording',
      ['verify', '--target', 'c.json', '--sdk'],
      /--sdk is only for a target that is called/,
    ],
    [
      'a key that a header cannot carry',
      ['verify', '--target', 'mock', '--api-key', 'two\nlines'],
      /a header cannot carry/,
    ],
    ['an unknown form of report', ['verify', '--target', 'mock', '--report', 'pdf=x'], /not one of json/],
    ['a report without a file', ['verify', '--target', 'mock', '--report', 'json'], /needs a file/],
    [
      'two outputs in one file',
      ['verify', '--target', 'mock', '--report', 'json=x', '--record', './x'],
      /the same file/,
    ],
    ['a directory as a file', ['verify', '--target', 'mock', '--report', 'json=.'], /it is a directory/],
    [
      'a directory below a file',
      ['verify', '--target', 'mock', '--report', 'json=package.json/x'],
      /cannot be written/,
    ],
    [
      'a missing baseline',
      ['verify', '--target', 'mock', '--baseline', 'gone.json'],
      /baseline gone.json cannot be read/,
    ],
    [
      'an https address without TLS',
      () => ['verify', '--target', server.url.replace('http', 'https'), '--api-key', 'k'],
      /cannot be reached/,
    ],
  ])('exits with 2 and gives the reason for %s', async (_, args, message) => {
    const { code, said, warned } = await command(typeof args === 'function' ? args() : args);
    expect(code).toBe(2);
    expect(said + warned).toMatch(message);
  });

  test('exits with 2 if the keys are refused everywhere', async () => {
    const args = ['verify', '--target', server.url, '--api-key', 'wrong-key', '--only', 'getCredits/'];
    const { code, said } = await command(args);
    expect(code).toBe(2);
    expect(said).toContain('Check that they are the keys of this target');
  });

  test('writes every form of the report without a key', async () => {
    const { files, options } = everyReport(folder);
    const { code, said } = await command([...base(), '--only', 'getCredits/', ...options, '--report', 'github']);
    expect(code).toBe(0);
    expect(said).toContain('::notice');
    for (const file of files) {
      const text = await readFile(file, 'utf8');
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toContain(KEY);
    }
  });

  test('records a run and judges it again when the target is gone', async () => {
    const file = join(folder, 'run.json');
    const recorded = await command([...base(), '--only', 'createTask/urlencoded/background-removal', '--record', file]);
    expect(recorded.code).toBe(0);
    expect(await readFile(file, 'utf8')).not.toContain(KEY);
    const again = await command(['verify', '--target', file]);
    expect(again.said).toContain('No drift');
    expect(again.code).toBe(0);
    const broken = (await readFile(file, 'utf8')).replaceAll('\\"progress\\":\\"100.00\\"', '\\"progress\\":100.00');
    await writeFile(file, broken);
    expect((await command(['verify', '--target', file])).said).toContain('body-matches-schema');
  });

  test('says which part of a recording it cannot judge again', async () => {
    const file = join(folder, 'generated.json');
    const recorded = await command(['verify', '--target', 'mock', '--only', 'queryTask/', '--record', file]);
    expect(recorded.code).toBe(0);
    const again = await command(['verify', '--target', file]);
    expect(again.said).toContain('1 recorded case cannot be judged again');
    expect(again.code).toBe(0);
    await command(['verify', '--target', 'mock', '--only', 'queryTask/property', '--record', file]);
    const nothing = await command(['verify', '--target', file]);
    expect(nothing.warned).toContain('Nothing in this recording can be judged again');
    expect(nothing.code).toBe(2);
  });
});
