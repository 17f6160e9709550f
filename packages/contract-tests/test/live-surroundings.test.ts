import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from './support/command.js';
import { creates, envelope, first, live, meet, ONE_CASE, ONE_TASK } from './support/live.js';
import { temporaryFolder } from './support/temporary.js';

describe('a live run in difficult circumstances', () => {
  test('waits while the slots of the account are taken and judges the later response, also from its recording', async () => {
    meet({ instead: first(3, 'createTask', 429) });
    const record = join(await temporaryFolder(), 'busy.json');
    const { code, said } = await live('--only', ONE_TASK, '--budget', '50', '--record', record);
    expect(said).toContain('No drift');
    expect(code).toBe(0);
    expect(await readFile(record, 'utf8')).toContain('#create~4');
    const again = await command(['verify', '--target', record]);
    expect(again.said).toContain('No drift');
    expect(again.code).toBe(0);
  });

  test('repeats a free call if the service or the network fails for a moment', async () => {
    let poll = 0;
    meet({
      instead: first(2, 'queryTask', 503),
      answer: (answer, { request }) => {
        if (request.operationId === 'queryTask' && ++poll === 2) answer.delivery = 'cut-off';
      },
    });
    const { code, said } = await live('--only', ONE_CASE, '--budget', '50');
    expect(said).toContain('No drift');
    expect(code).toBe(0);
  });

  test('tells slots that other programs hold from missing slots', async () => {
    let asked = 0;
    meet({ instead: ({ operationId }) => (operationId === 'createTask' && ++asked > 2 ? envelope(429) : undefined) });
    const { code, said } = await live('--only', 'createTask/slots', '--budget', '50');
    expect(said).toContain('other programs may hold slots');
    expect(said).not.toContain('✗');
    expect(code).toBe(2);
  });

  test('does not repeat a create that may have been charged, and cannot judge it', async () => {
    meet({
      answer: (answer, { request }) => {
        if (request.operationId === 'createTask') answer.delivery = 'reset';
      },
    });
    const before = creates();
    const record = join(await temporaryFolder(), 'reset.json');
    const { code, said } = await live('--only', ONE_CASE, '--budget', '50', '--record', record);
    expect(code).toBe(2);
    expect(said).toContain('may have been charged');
    const cases = Number(/(\d+) cases,/.exec(said.slice(said.indexOf('Could not judge')))?.[1]);
    expect(creates() - before).toBe(cases);
    const again = await command(['verify', '--target', record]);
    expect(again.code).toBe(2);
    expect(again.said).toContain('may have been charged');
  });

  test('still finds a failing request of a service that is up otherwise', async () => {
    meet({ instead: (request) => (request.operationId === 'queryTask' ? envelope(500) : undefined) });
    const { code, said } = await live('--only', 'queryTask/bad/no-task-id', '--budget', '50');
    expect(said).toContain('refusal-code');
    expect(code).toBe(1);
  });

  test('cannot judge a service that is down', async () => {
    meet({ instead: () => envelope(503) });
    const { code, said } = await live('--only', 'queryTask/bad/no-task-id', '--budget', '50');
    expect(code).toBe(2);
    expect(said).toContain('The service responded with 503, in 4 attempts');
  });
});
