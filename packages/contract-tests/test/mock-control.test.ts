import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostUrls } from '../src/targets/addresses.js';
import { HttpTarget } from '../src/targets/http-target.js';
import { findClock, playsFaults, RUN_SPEED } from '../src/targets/mock-control.js';
import { command } from './support/command.js';
import { temporaryFolder } from './support/temporary.js';

const keys = { apiKey: 'test-api-key', modelsApiKey: 'sk-test-models-key' };
let server: MockServer;

beforeAll(async () => {
  server = await createMockServer({
    clock: { mode: 'real', speed: 1 },
    apiKey: keys.apiKey,
    modelsApiKey: keys.modelsApiKey,
  });
});
afterAll(() => server.close());

const speed = () => server.mock.control.state().clock.speed;
const target = (url: string) => new HttpTarget({ name: 'x', hosts: hostUrls(url), free: true });

const verify = (...more: string[]) =>
  command([
    ...['verify', '--target', server.url, '--api-key', keys.apiKey, '--models-api-key', keys.modelsApiKey],
    ...more,
  ]);

describe('a base URL of a mock of this kit', () => {
  test('is recognised by the faults that it plays', async () => {
    expect(await playsFaults(target(server.url), keys)).toBe(true);
  });

  test('is asked for every declared error, by status and under HTTP 200', async () => {
    const { code, said } = await verify('--only', 'getCredits/fault/');
    expect(said).toContain('No drift');
    expect(code).toBe(0);
    expect((await verify('--list')).said).toContain('createTask/fault/envelope-409');
  });

  test('has its clock sped up during the run and restored after it', async () => {
    const { said } = await verify('--only', 'getCredits/');
    expect(said).toContain(`${RUN_SPEED} times as fast`);
    expect(speed()).toBe(1);
  });

  test('refuses a sixth task at any speed, and has its speed restored', async () => {
    server.mock.control.clock.setSpeed(1_000);
    const { code, said } = await verify('--only', 'createTask/slots');
    expect(said).toContain('No drift');
    expect(code).toBe(0);
    expect(speed()).toBe(1_000);
    server.mock.control.clock.setSpeed(1);
  });

  test('leaves a gap if every task ends before the next is created', async () => {
    const hasty = await createMockServer({
      clock: { mode: 'real', speed: 1_000 },
      durations: { median: 1, spread: 0 },
      apiKey: keys.apiKey,
    });
    const args = ['verify', '--target', hasty.url, '--api-key', keys.apiKey, '--only', 'createTask/slots'];
    const report = join(await temporaryFolder(), 'report.json');
    const more = ['--hands-off', '--report', `json=${report}`];
    const { code } = await command([...args, ...more]);
    await hasty.close();
    expect(code).toBe(0);
    const { coverage } = JSON.parse(await readFile(report, 'utf8'));
    const gap = coverage.gaps.find(({ what }: { what: string }) => what === 'case: createTask/slots');
    expect(gap.reason).toContain('The slots could not be filled');
  });

  test('is not changed with --hands-off', async () => {
    const { said } = await verify('--list', '--hands-off');
    expect(said).toContain('getCredits/');
    expect(said).not.toContain('/fault/');
  });
});

describe('a base URL of something else', () => {
  let plain: Server;
  let url: string;

  beforeAll(async () => {
    plain = createServer((_, answer) => answer.end('{"code":200,"data":{"credits":1,"vip_credits":0}}'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  });
  afterAll(() => plain.close());

  test('is asked for no faults and has no clock', async () => {
    expect(await playsFaults(target(url), keys)).toBe(false);
    expect(await findClock(url)).toBeUndefined();
  });
});
