import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { command, everyReport } from './support/command.js';
import { creates, envelope, KEY, ledgerFile, live, liveArgs, meet, ONE_CASE, requests } from './support/live.js';
import { temporaryFolder } from './support/temporary.js';

describe('the keys of a live run', () => {
  test('are tried first, and nothing else is sent with a wrong one', async () => {
    const before = requests().length;
    const { code, said } = await command(liveArgs(['--api-key', 'not-the-right-key', '--budget', '50']));
    expect(code).toBe(2);
    expect(said).toContain('The key for the sync and async hosts is refused with 401');
    expect(requests().length - before).toBeLessThan(5);
    await expect(readFile(ledgerFile(), 'utf8')).rejects.toThrow();
  });

  test('are tried one by one: with a wrong models key, the other hosts are judged, and the run does not pass', async () => {
    const { code, said } = await live(
      ...['--models-api-key', 'sk-not-the-right-one', '--only', '/key/no-key', '--budget', '50'],
    );
    expect(code).toBe(2);
    expect(said).toContain('The key for the models host is refused with 401');
    expect(said).not.toContain('✗');
  });

  test('end the run if they are revoked in the middle, which is not drift', async () => {
    let task = 0;
    meet({
      instead: ({ operationId }) => {
        if (operationId === 'createTask') task += 1;
        return task > 2 ? envelope(401) : undefined;
      },
    });
    const before = creates();
    const { code, said } = await live('--only', 'createTask/urlencoded/', '--budget', '50');
    expect(said).toContain('The key for the sync and async hosts is refused with 401');
    expect(said).not.toContain('✗');
    expect(code).toBe(2);
    expect(creates() - before).toBe(2);
  });

  test('are in no output, although the service quotes the key that it refuses', async () => {
    const body = Buffer.from(JSON.stringify({ code: 401, message: `${KEY} is no key of ours`, data: null }));
    meet({ instead: ({ operationId }) => (operationId === 'getCredits' ? { ...envelope(401), body } : undefined) });
    const { files, options } = everyReport(await temporaryFolder());
    const { said, warned } = await live('--only', ONE_CASE, '--budget', '50', ...options);
    expect(said).toContain('Nothing more was sent to the sync and async hosts');
    expect(said + warned).not.toContain(KEY);
    for (const file of files) expect(await readFile(file, 'utf8')).not.toContain(KEY);
  });

  test('are not blamed if a single operation refuses them', async () => {
    meet({ instead: ({ operationId }) => (operationId === 'createSync' ? envelope(401) : undefined) });
    const { code, said } = await live('--only', 'createSync/urlencoded/background-removal', '--budget', '50');
    expect(said).toContain('✗ key-accepted');
    expect(code).toBe(1);
  });
});
