import { createServer } from 'node:http';
import { vi } from 'vitest';
import { createProxy, type ProxyOptions } from '../../src/proxy/index.js';
import { KEY, MODELS_KEY } from './client.js';
import { listen } from './listen.js';
import { hurriedClock } from './manual-clock.js';
import { type ClientOptions, Koukoutu, toNodeListener } from './sdk.js';
import type { StubApi } from './stub-api.js';

export const everything = [
  'createSync',
  'createTask',
  'queryTask',
  'getCredits',
  'downloadResult',
  'generateNanoBanana',
  'generateContent',
  'generateImages',
] as const;

/** A proxy of the stub on a real socket, mounted deep in an application. */
export async function startProxy(api: StubApi, options: Partial<ProxyOptions> = {}): Promise<string> {
  const handler = createProxy({
    apiKey: KEY,
    modelsApiKey: MODELS_KEY,
    baseUrl: api.url,
    operations: everything,
    authorize: () => true,
    logLevel: 'off',
    ...options,
  });
  return `${await listen(createServer(toNodeListener(handler)))}/app/api/koukoutu`;
}

/** A client as a page has it: without any key. */
export function pageOf(baseUrl: string, options: ClientOptions = {}): Koukoutu {
  vi.stubEnv('KOUKOUTU_API_KEY', '');
  vi.stubEnv('KOUKOUTU_MODELS_API_KEY', '');
  return new Koukoutu({ baseUrl, clock: hurriedClock(), logLevel: 'off', maxRetries: 0, ...options });
}
