import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from './support/command.js';
import { creates, KEY, live, liveArgs, meet, ONE_CASE, requests, spent } from './support/live.js';
import { temporaryFolder } from './support/temporary.js';

describe('a live run, rehearsed against the mock', () => {
  test('prints a plan with its cost and sends nothing', async () => {
    const before = requests().length;
    const { code, said } = await live('--plan', '--budget', '10');
    expect(code).toBe(0);
    expect(said).toMatch(/Plan: \d+ cases, at most \d+ credits/);
    expect(requests().length).toBe(before);
  });

  test('spends no more than the budget, counted across runs, and then cannot judge the rest', async () => {
    const args = ['--only', 'createSync/multipart/background-removal/image_file', '--budget', '2'];
    const first = await live(...args);
    expect(first.code).toBe(2);
    expect(first.said).toContain('The budget is spent');
    expect(await spent()).toBeLessThanOrEqual(2);
    const before = creates();
    expect((await live(...args)).code).toBe(2);
    expect(creates()).toBe(before);
  });

  test('proposes confirmation dates and marks them as a rehearsal', async () => {
    const evidence = join(await temporaryFolder(), 'evidence.json');
    const { code, said } = await live('--only', 'getCredits/', '--budget', '5', '--evidence', evidence);
    expect(code).toBe(0);
    expect(said).toContain('a rehearsal');
    const proposal = JSON.parse(await readFile(evidence, 'utf8'));
    expect(proposal.live).toBe(false);
    expect(proposal.confirmations.async.map(({ path }: { path: string }) => path)).toContain(
      '/paths/~1v1~1score/get/x-evidence/confirmed',
    );
  });
});

describe('a live run that is stopped', () => {
  /** Lets a test send a signal to the run that gets this `beforeSignal`. */
  function breakable() {
    let tidy = () => Promise.resolve();
    return {
      signal: () => void tidy(),
      beforeSignal: (given: () => Promise<void>) => {
        tidy = given;
        return () => {};
      },
    };
  }

  test('writes what was seen until then, and does not pass', async () => {
    const folder = await temporaryFolder();
    const report = join(folder, 'a', 'new', 'folder', 'stopped.json');
    const record = join(folder, 'cassette.json');
    const { signal, beforeSignal } = breakable();
    let seen = 0;
    meet({
      request: ({ operationId }) => {
        if (operationId === 'createTask' && ++seen === 3) signal();
      },
    });
    const args = liveArgs(['--api-key', KEY, '--only', 'createTask/urlencoded/', '--budget', '50']);
    const { code, said } = await command([...args, '--report', `json=${report}`, '--record', record], { beforeSignal });
    expect(code).toBe(2);
    expect(said).toContain('The run was stopped');
    const { exchanges, cases } = JSON.parse(await readFile(report, 'utf8'));
    expect(exchanges.length).toBeGreaterThan(3);
    expect(
      cases.filter(({ skipped }: { skipped?: string }) => skipped === 'The run was stopped').length,
    ).toBeGreaterThan(3);
    expect((await command(['verify', '--target', record])).code).toBe(2);
  });

  test('in the middle of a case does not pass when its recording is judged again either', async () => {
    const record = join(await temporaryFolder(), 'stopped-inside.json');
    const { signal, beforeSignal } = breakable();
    let polls = 0;
    meet({
      answer: (answer, { request }) => {
        const done = request.operationId === 'queryTask' && answer.body.includes('"state":1') && ++polls === 1;
        if (done) signal();
      },
    });
    const args = liveArgs(['--api-key', KEY, '--only', ONE_CASE, '--budget', '50', '--record', record]);
    const { code } = await command(args, { beforeSignal });
    expect(code).toBe(2);
    const again = await command(['verify', '--target', record]);
    expect(again.said).toContain('The run was stopped');
    expect(again.said).not.toContain('✗');
    expect(again.said).not.toContain('not in the recording');
    expect(again.code).toBe(2);
  });

  test('does not wait for a service that no longer responds', { timeout: 30_000 }, async () => {
    const { signal, beforeSignal } = breakable();
    let silent = false;
    meet({
      request: async ({ operationId }) => {
        silent ||= operationId === 'createTask';
        if (!silent) return;
        signal();
        await new Promise(() => {});
      },
    });
    const { code, said } = await command(liveArgs(['--api-key', KEY, '--only', ONE_CASE, '--budget', '50']), {
      beforeSignal,
    });
    expect(said).toContain('The run was stopped');
    expect(code).toBe(2);
  });
});

describe('the pictures of a live run that are given by link', () => {
  const PAGES = ['--only', 'page/print-extraction-async-url', '--budget', '50'];
  const SHADOW = ['--only', 'page/ai-shadow-async-url', '--budget', '50'];

  test('are your own public ones, and a case without one is skipped', async () => {
    const before = creates();
    const record = join(await temporaryFolder(), 'no-link.json');
    const { said } = await live(...PAGES, '--record', record);
    expect(creates()).toBe(before);
    expect(said).not.toContain('✗');
    const jpeg = ['--picture-url', 'https://pictures.example.com/own.jpg'];
    expect((await live(...SHADOW, ...jpeg)).code).toBe(2);
    expect(creates()).toBe(before);
    expect((await live(...PAGES, ...jpeg)).code).toBe(0);
    expect(creates()).toBe(before + 1);
  });

  test('leave no signature in a recording, which gives the same verdict', async () => {
    const record = join(await temporaryFolder(), 'signed.json');
    const link = 'https://pictures.example.com/own.jpg?Expires=17&Signature=aSecretPlace%2Bx%3D';
    expect((await live(...PAGES, '--picture-url', link, '--record', record)).code).toBe(0);
    const text = await readFile(record, 'utf8');
    expect(text).toContain('own.jpg');
    expect(text).not.toContain('aSecretPlace');
    const again = await command(['verify', '--target', record]);
    expect(again.said).not.toContain('not in the recording');
    expect(again.code).toBe(0);
  });
});

describe('the recording of a live run', () => {
  test('keeps its date when it is recorded again', async () => {
    const folder = await temporaryFolder();
    const [record, copy] = [join(folder, 'first.json'), join(folder, 'copy.json')];
    await live('--only', 'getCredits/', '--budget', '50', '--record', record);
    await command(['verify', '--target', record, '--record', copy]);
    const dates = await Promise.all(
      [record, copy].map(async (file) => JSON.parse(await readFile(file, 'utf8')).recordedAt),
    );
    expect(dates[1]).toBe(dates[0]);
  });
});
