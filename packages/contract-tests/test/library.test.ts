import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allCases, HttpTarget, hostUrls, jsonReport, makeReport, runCases, terminalReport } from '../src/index.js';

const keys = { apiKey: 'a-key-of-the-library-0815', modelsApiKey: undefined };
let server: Server;

/** A service that quotes the key that it refuses. */
beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(401, { 'Content-Type': 'application/json' });
    const message = `${request.headers['x-api-key'] ?? 'nobody'} is no key of ours`;
    response.end(JSON.stringify({ code: 401, message }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

test('The result of runCases contains no key', async () => {
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const target = new HttpTarget({ name: base, hosts: hostUrls(base) });
  const cases = allCases(keys).filter(({ id }) => /^getCredits\/|createSync\/bad\/(?!large)|createSync\/page/.test(id));
  const result = await runCases({ target, keys, cases });
  const report = makeReport(result);
  expect(result.findings.length).toBeGreaterThan(0);
  expect(jsonReport(report) + terminalReport(report)).not.toContain(keys.apiKey);
  const bodies = result.exchanges.map(({ exchange }) => Buffer.from(exchange.response?.body ?? []).toString());
  expect(bodies.join()).toContain('is no key of ours');
  expect(JSON.stringify(result.exchanges) + bodies.join()).not.toContain(keys.apiKey);
});
