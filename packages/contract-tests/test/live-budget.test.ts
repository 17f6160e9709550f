import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createMockServer } from '@koukoutu/mock-server/node';
import { describe, expect, test } from 'vitest';
import { command } from './support/command.js';
import type { PassingAnswer } from './support/drift-proxy.js';
import { creates, KEY, ledgerFile, live, liveArgs, meet, ONE_CASE, spent } from './support/live.js';
import { temporaryFolder } from './support/temporary.js';

/** Makes the account state fewer credits than it has. */
function takeCredits(answer: PassingAnswer, credits: number): void {
  const value = JSON.parse(answer.body.toString());
  value.data.credits -= credits;
  answer.body = Buffer.from(JSON.stringify(value));
}

describe('the budget of a live run', () => {
  const SYNC = 'createSync/multipart/background-removal/image_file';

  test('is kept if the service charges more than the spec says: the excess is entered, and later cases are budgeted at that rate', async () => {
    let hidden = 0;
    meet({
      answer: (answer, { request }) => {
        if (request.operationId === 'createSync' && answer.status === 200) hidden += 2.5;
        if (request.operationId === 'getCredits') takeCredits(answer, hidden);
      },
    });
    const before = creates();
    const { code, said } = await live('--only', SYNC, '--budget', '12');
    expect(code).toBe(2);
    expect(said).toContain('credits more than planned were charged');
    const sent = creates() - before;
    expect(sent).toBeGreaterThan(1);
    // Each webp costs 1 credit and 2.5 more. All of it is entered, fractions included, and stays within the budget.
    expect(await spent()).toBeGreaterThanOrEqual(hidden + sent);
    expect(await spent()).toBeLessThanOrEqual(12);
  });

  test('counts refusals too if the service charges for them', async () => {
    let hidden = 0;
    meet({
      answer: (answer, { request }) => {
        if (request.operationId === 'createSync' && answer.status !== 200) hidden += 1;
        if (request.operationId === 'getCredits') takeCredits(answer, hidden);
      },
    });
    const { code } = await live('--only', 'createSync/key/', '--budget', '3');
    expect(code).toBe(2);
    expect(hidden).toBeLessThanOrEqual(3);
    expect(await spent()).toBe(hidden);
  });

  test('stops when the account is empty, before the service has to refuse', async () => {
    const poor = await createMockServer({ clock: { mode: 'real', speed: 40 }, accounts: [{ key: KEY, credits: 3 }] });
    try {
      const { code, said } = await command(liveArgs(['--api-key', KEY, '--only', SYNC, '--budget', '50'], poor.url));
      expect(said).toContain('Account: 3 credits');
      expect(said).toMatch(/The account has \d credits left; this case needs \d/);
      expect(said).not.toContain('✗');
      expect(code).toBe(2);
    } finally {
      await poor.close();
    }
  });

  test('is not spent on a case that needs a link to a picture if none was given', async () => {
    const before = creates();
    const { said } = await live('--only', 'createSync/page/general-cutout-sync-url', '--budget', '50');
    expect(said).toContain('1 case came to no conclusion: This case needs a public picture: use --picture-url');
    expect(creates()).toBe(before);
    expect(await spent()).toBe(0);
    expect(said).toContain('0 credits entered in the ledger by this run, 50 left');
  });

  test('is not spent on a case whose host cannot be reached', { timeout: 30_000 }, async () => {
    const { code, said } = await live(
      '--only',
      `${SYNC}/plain`,
      '--budget',
      '50',
      '--sync-url',
      'http://127.0.0.1:9/sync',
    );
    expect(said).toContain('ECONNREFUSED');
    expect(code).toBe(2);
    expect(await spent()).toBe(0);
  });

  test('is used by one run at a time', async () => {
    const both = await Promise.all([
      live('--only', ONE_CASE, '--budget', '50'),
      live('--only', ONE_CASE, '--budget', '50'),
    ]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(both.map(({ warned }) => warned).join('')).toContain('another run');
  });

  test('ends the run if the ledger cannot be written, and what was seen is kept', async () => {
    let seen = 0;
    meet({
      request: async ({ operationId }) => {
        if (operationId === 'createSync' && ++seen === 2) await rm(dirname(ledgerFile()), { recursive: true });
      },
    });
    const report = join(await temporaryFolder(), 'no-ledger.json');
    const { code, said } = await live('--only', SYNC, '--budget', '50', '--report', `json=${report}`);
    expect(code).toBe(2);
    expect(said).toContain('The ledger cannot be written');
    expect(seen).toBe(2);
    expect(JSON.parse(await readFile(report, 'utf8')).exchanges.length).toBeGreaterThanOrEqual(2);
  });

  test('is not spent on cases that count credits while another program uses the account', async () => {
    let elsewhere = 0;
    meet({
      answer: (answer, { request }) => {
        if (request.operationId === 'getCredits') takeCredits(answer, elsewhere++);
      },
    });
    const { code, said } = await live('--only', 'createSync/credits/webp', '--budget', '50');
    expect(said).toContain('Other programs spend credits');
    expect(code).toBe(2);
  });
});

describe('the ledger of a live run', () => {
  test('is not overwritten by another output', async () => {
    const { code, warned } = await live('--only', ONE_CASE, '--budget', '50', '--report', `json=${ledgerFile()}`);
    expect(code).toBe(2);
    expect(warned).toContain('--report json and --ledger name the same file');
  });
});
