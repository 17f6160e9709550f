import { describe, expect, test } from 'vitest';
import { BUILT_IN_SCENARIOS } from '../src/faults/scenarios.js';
import { serve } from './client.js';
import { inspect, product } from './pictures.js';
import { answerProblems } from './spec-check.js';

const scenario = (name: string) => ({ headers: { 'x-mock-scenario': name } });

describe('faults', () => {
  test('can be limited to one account, one operation or one model', async () => {
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

  test('of a storm are the same for the same seed, and do not change ids', async () => {
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

  test('with times and no operations strike that many requests in all', async () => {
    const server = await serve();
    server.mock.control.faults.add({ fault: { kind: 'error', code: 503 }, times: 2 });
    const statuses = [(await server.call('/async/v1/score')).status, (await server.create()).status];
    expect(statuses).toEqual([503, 503]);
    const created = await server.create();
    expect([created.status, (await server.query(created.json.data.task_id)).status]).toEqual([200, 200]);
  });

  test('with times and operations strike that many polls of each task', async () => {
    const server = await serve();
    server.mock.control.faults.add({ fault: { kind: 'error', code: 503 }, operations: ['queryTask'], times: 1 });
    const ids = [(await server.create()).json.data.task_id, (await server.create()).json.data.task_id];
    for (const id of ids) {
      expect((await server.query(id)).status).toBe(503);
      expect((await server.query(id)).status).toBe(200);
    }
  });

  test('task-failed that is added while a task runs fails it, even when its picture has been made', async () => {
    const server = await serve({ clock: { mode: 'real', speed: 0 } });
    const id = (await server.create({}, { file: await product() })).json.data.task_id;
    await expect.poll(() => server.mock.control.tasks.get(id)?.hasResult).toBe(true);
    server.mock.control.faults.add({ fault: { kind: 'task-failed', message: 'out of paper' } });
    expect((await server.query(id)).json.data).toMatchObject({ state: 2, message: 'out of paper' });
  });

  test('task-failed that is added after a task was reported as done changes nothing, and the journal says so', async () => {
    const server = await serve();
    const id = (await server.create()).json.data.task_id;
    await server.finish(id);
    server.mock.control.faults.add({ fault: { kind: 'task-failed' } });
    expect((await server.query(id)).json.data.state).toBe(1);
    expect(server.mock.control.journal.entries().at(-1)?.problems).toMatchObject([
      { level: 'warning', message: `The fault "task-failed" came too late for task ${id}, which has already ended.` },
    ]);
  });

  test('truncated cuts the base64 pictures of generated answers, in JSON and in events', async () => {
    const server = await serve();
    const send = async (path: string, body: object, name: string) =>
      server.call(path, { method: 'POST', body: JSON.stringify(body), headers: { 'x-mock-scenario': name } });
    const gemini = async (name: string) => {
      const path = '/apis/v1beta/models/nano-banana-pro:generateContent';
      const { json } = await send(path, { contents: [{ parts: [{ text: 'a cat' }] }] }, name);
      return json.candidates[0].content.parts[0].inlineData.data as string;
    };
    const [whole, half] = [await gemini('ok'), await gemini('truncated')];
    expect(half).toBe(whole.slice(0, 4 * Math.floor(whole.length / 8)));
    await expect(inspect(Buffer.from(half, 'base64'))).rejects.toThrow();

    const request = { model: 'seedream4.5', prompt: 'a cat', response_format: 'b64_json', size: '2K' };
    const images = await send('/apis/v1/images/generations', request, 'truncated');
    await expect(inspect(Buffer.from(images.json.data[0].b64_json, 'base64'))).rejects.toThrow();
    const events = await send('/apis/v1/images/generations', { ...request, stream: true }, 'truncated');
    const [, picture = ''] = /"b64_json":"([^"]+)"/.exec(new TextDecoder().decode(events.bytes)) ?? [];
    await expect(inspect(Buffer.from(picture, 'base64'))).rejects.toThrow();
  });

  test('errorStyle envelope reports every refusal under HTTP 200, and mixed uses both forms', async () => {
    const envelope = await serve({ errorStyle: 'envelope' });
    const reply = await envelope.call('/async/v1/score', { key: 'wrong' });
    expect([reply.status, reply.json.code]).toEqual([200, 401]);
    expect(answerProblems('getCredits', { ...reply, body: reply.json })).toEqual([]);
    const mixed = await serve({ errorStyle: 'mixed' });
    const seen = new Set<number>();
    for (let count = 0; count < 20; count++) seen.add((await mixed.call('/async/v1/score', { key: 'wrong' })).status);
    expect([...seen].sort()).toEqual([200, 401]);
  });

  test('of every built-in scenario are valid, and each scenario has a description', () => {
    for (const { name, description, rules } of BUILT_IN_SCENARIOS) {
      expect(name).toMatch(/^[\w.-]+$/);
      expect(description).toMatch(/\.$/);
      if (name !== 'ok') expect(rules.length).toBeGreaterThan(0);
    }
    expect(new Set(BUILT_IN_SCENARIOS.map(({ name }) => name)).size).toBe(BUILT_IN_SCENARIOS.length);
  });
});
