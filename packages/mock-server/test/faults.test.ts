import { describe, expect, test } from 'vitest';
import { BUILT_IN_SCENARIOS } from '../src/faults/scenarios.js';
import { serve } from './client.js';
import { answerProblems } from './spec-check.js';

const scenario = (name: string) => ({ headers: { 'x-mock-scenario': name } });

describe('faults', () => {
  test('hold for one account, one operation or one model when told so', async () => {
    const server = await serve({
      accounts: [
        { key: 'kkt-mock-key', id: 'good' },
        { key: 'other-key', id: 'bad', scenario: 'error-500' },
      ],
    });
    expect((await server.create()).status).toBe(200);
    expect((await server.create({}, { key: 'other-key' })).status).toBe(500);
    server.mock.control.faults.add({ fault: { kind: 'error', code: 503 }, operations: ['getCredits'] });
    server.mock.control.faults.add({ fault: { kind: 'error', code: 502 }, model: 'image-extract' });
    expect((await server.call('/async/v1/score')).status).toBe(503);
    expect((await server.create()).status).toBe(200);
    expect((await server.create({ model_key: 'image-extract', extract_type: '服装' })).status).toBe(502);
    server.mock.control.faults.clear();
    expect((await server.call('/async/v1/score')).status).toBe(200);
  });

  test('can be switched on from the start, and off for a request with the scenario ok', async () => {
    const server = await serve({ scenario: 'error-503' });
    expect((await server.create()).status).toBe(503);
    expect((await server.create({}, scenario('ok'))).status).toBe(200);
  });

  test('of a storm are the same for the same seed, and leave ids alone', async () => {
    const run = async (seed: number, name?: string) => {
      const server = await serve({ seed, clock: 'virtual', ...(name ? { scenario: name } : {}) });
      const timer = setInterval(() => server.mock.control.clock.advance(5000), 1);
      const outcomes: unknown[] = [];
      for (let count = 0; count < 60; count++) {
        const reply = await server.call('/async/v1/score').catch(() => 'cut' as const);
        outcomes.push(reply === 'cut' ? reply : `${reply.status} ${reply.contentType} ${reply.bytes.byteLength}`);
      }
      clearInterval(timer);
      server.mock.control.faults.setScenario(undefined);
      return { outcomes, id: (await server.create()).json.data.task_id };
    };
    const [first, again, calm] = [await run(4, 'storm'), await run(4, 'storm'), await run(4)];
    expect(again).toEqual(first);
    expect(new Set(first.outcomes).size).toBeGreaterThan(2);
    expect(first.id).toBe(calm.id);
  });

  test('errorStyle envelope tells every refusal under HTTP 200, mixed both ways', async () => {
    const envelope = await serve({ errorStyle: 'envelope' });
    const reply = await envelope.call('/async/v1/score', { key: 'wrong' });
    expect([reply.status, reply.json.code]).toEqual([200, 401]);
    expect(answerProblems('getCredits', { ...reply, body: reply.json })).toEqual([]);
    const mixed = await serve({ errorStyle: 'mixed' });
    const seen = new Set<number>();
    for (let count = 0; count < 20; count++) seen.add((await mixed.call('/async/v1/score', { key: 'wrong' })).status);
    expect([...seen].sort()).toEqual([200, 401]);
  });

  test('are described: every built-in scenario has a sentence, and rules that pass their own check', () => {
    for (const { name, description, rules } of BUILT_IN_SCENARIOS) {
      expect(name).toMatch(/^[\w.-]+$/);
      expect(description).toMatch(/\.$/);
      if (name !== 'ok') expect(rules.length).toBeGreaterThan(0);
    }
    expect(new Set(BUILT_IN_SCENARIOS.map(({ name }) => name)).size).toBe(BUILT_IN_SCENARIOS.length);
  });
});
