import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sdkCases } from '../src/cases/sdk/calls.js';
import type { WireRequest } from '../src/model/exchange.js';
import { runCases } from '../src/run/run.js';
import { hostUrls } from '../src/targets/addresses.js';
import { HttpTarget } from '../src/targets/http-target.js';
import type { ExchangeName } from '../src/targets/target.js';

/** Replacements for methods of the SDK, by method name. */
const drift = vi.hoisted(() => ({ of: new Map<string, (real: () => Promise<unknown>) => Promise<unknown>>() }));

vi.mock('@koukoutu/sdk', async (original) => {
  const real = await original<typeof import('@koukoutu/sdk')>();
  /** The real client, except for the methods that drift. */
  function Drifting(options: ConstructorParameters<typeof real.Koukoutu>[0]) {
    return new Proxy(new real.Koukoutu(options), {
      get(client, name) {
        const member: unknown = Reflect.get(client, name);
        if (typeof member !== 'function') return member;
        const change = drift.of.get(String(name));
        const call = member.bind(client);
        return change ? (...args: unknown[]) => change(() => call(...args)) : call;
      },
    });
  }
  return { ...real, Koukoutu: Drifting };
});

const keys = { apiKey: 'test-api-key', modelsApiKey: 'sk-test-models-key' };
let server: MockServer;

beforeAll(async () => {
  server = await createMockServer({
    clock: { mode: 'real', speed: 40 },
    apiKey: keys.apiKey,
    modelsApiKey: keys.modelsApiKey,
  });
});
afterAll(() => server.close());
afterEach(() => drift.of.clear());

/** A target that changes the requests of the SDK, as if the SDK had drifted. */
class Tampering extends HttpTarget {
  constructor(readonly tamper: (request: WireRequest) => WireRequest = (same) => same) {
    super({ name: 'mock', hosts: hostUrls(server.url), free: true });
  }
  override async send(request: WireRequest, name: ExchangeName) {
    return super.send(name.caseId === 'probe' ? request : this.tamper(request), name);
  }
}

async function checksFound(only: RegExp, tamper?: (request: WireRequest) => WireRequest) {
  const cases = sdkCases(true).filter(({ id }) => only.test(id));
  const { findings } = await runCases({ target: new Tampering(tamper), cases, keys });
  return new Set(findings.map(({ check }) => check));
}

/** Changes the text of a body. The target sends the new Content-Length. */
const inBody = (from: string, to: string) => (request: WireRequest) => ({
  ...request,
  body: new Uint8Array(Buffer.from(Buffer.from(request.body).toString('latin1').replace(from, to), 'latin1')),
});
const withHeader = (host: string, name: string, value: string | undefined) => (request: WireRequest) => {
  if (request.host !== host) return request;
  const others = request.headers.filter(([key]) => key.toLowerCase() !== name);
  return { ...request, headers: value === undefined ? others : [...others, [name, value] as const] };
};

const toOperation = (operationId: string, path: string) => (request: WireRequest) => ({
  ...request,
  operationId,
  path,
});

describe('an SDK that drifts', () => {
  test('is not reported without drift', { timeout: 120_000 }, async () => {
    expect(await checksFound(/./)).toEqual(new Set());
  });

  test.each([
    ['renames a field', /all-options/, inBody('name="stamp_crop"', 'name="stampCrop"')],
    ['sends a value that is not listed', /all-options/, inBody('name="border"\r\n\r\n2', 'name="border"\r\n\r\n7')],
    ['sends another content type', /sdk\/credits|extractPrint/, withHeader('async', 'content-type', 'text/plain')],
    ['sends its key to the files host', /removeBackground\/task/, withHeader('files', 'x-api-key', keys.apiKey)],
    ['forgets its key', /sdk\/credits/, withHeader('async', 'x-api-key', undefined)],
    ['misspells a field of Gemini', /nano-banana$/, inBody('"contents"', '"content"')],
    ['calls an operation that the spec does not have', /sdk\/credits/, toOperation('GET /v2/score', '/v2/score')],
    ['sends a number as a text', /seedream/, inBody('"watermark":false', '"watermark":"false"')],
  ])('is found when it %s', async (_, only, tamper) => {
    expect(await checksFound(only, tamper)).toContain('sdk-request-fits');
  });

  test('is found if the SDK does not understand a response that the spec allows', async () => {
    drift.of.set('credits', async (real) => {
      await real();
      throw new TypeError('vip_credits is no string');
    });
    expect(await checksFound(/sdk\/credits/)).toEqual(new Set(['sdk-understands']));
  });

  test('is found if the SDK reads another number than the response has', async () => {
    drift.of.set('credits', async (real) => {
      const { credits, vipCredits } = (await real()) as { credits: number; vipCredits: number };
      return { credits: vipCredits, vipCredits: credits };
    });
    expect(await checksFound(/sdk\/credits/)).toEqual(new Set(['sdk-understands']));
  });

  test('is found if the SDK returns another picture than the response has', async () => {
    drift.of.set('generateImage', async (real) => {
      await real();
      return { bytes: async () => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3]) };
    });
    expect(await checksFound(/nano-banana$/)).toEqual(new Set(['sdk-understands']));
  });
});
