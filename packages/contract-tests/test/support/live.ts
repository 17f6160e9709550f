import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { command } from './command.js';
import { type Drift, type DriftProxy, type PassingRequest, startDriftProxy } from './drift-proxy.js';
import { temporaryFolder } from './temporary.js';

export const KEY = 'live-api-key-0815';
let server: MockServer;
let proxy: DriftProxy;
let ledger: string;

beforeAll(async () => {
  const clock = { mode: 'real', speed: 40 } as const;
  server = await createMockServer({ clock, apiKey: KEY, modelsApiKey: 'sk-live-models-key-0815' });
  proxy = await startDriftProxy(server.url);
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});
beforeEach(async () => {
  meet({});
  ledger = join(await temporaryFolder(), 'ledger.json');
});

/** Sets the drift that the runs of this test meet on their way to the mock. */
export function meet(drift: Drift): void {
  proxy.drift = drift;
}

/** A refusal of the API with this code, which may be retried at once. */
export const envelope = (code: number) => ({
  status: code,
  headers: [
    ['Content-Type', 'application/json'],
    ['Retry-After', '0'],
  ] as [string, string][],
  body: Buffer.from(JSON.stringify({ code, message: `met ${code}`, data: null })),
});

/** Refuses this many first calls of an operation instead of the mock. */
export function first(
  count: number,
  operationId: string,
  code: number,
): (request: PassingRequest) => ReturnType<typeof envelope> | undefined {
  let seen = 0;
  return (request) => {
    if (request.operationId !== operationId || seen >= count) return undefined;
    seen += 1;
    return envelope(code);
  };
}

/** The options of a live run with a URL for each host, by default of the proxy in front of the mock. */
export const liveArgs = (keyAndMore: readonly string[], at = proxy.url) => [
  ...['verify', '--target', 'live', '--live', '--poll-interval', '20', '--ledger', ledger],
  ...['--sync-url', `${at}/sync`, '--async-url', `${at}/async`, '--models-url', `${at}/apis`],
  ...keyAndMore,
];

/** Makes a live run with the right key. */
export const live = (...more: readonly string[]) => command(liveArgs(['--api-key', KEY, ...more]));

export const ONE_TASK = 'createTask/urlencoded/background-removal/image_base64';
export const ONE_CASE = `${ONE_TASK}/output_format=png&crop=0`;

/** The ledger of this test's runs. */
export const ledgerFile = () => ledger;

/** The credits that the ledger has entered. */
export async function spent(): Promise<number> {
  const { entries } = JSON.parse(await readFile(ledger, 'utf8'));
  return entries.reduce((sum: number, { credits }: { credits: number }) => sum + credits, 0);
}

/** The requests that reached the mock. */
export const requests = () => server.mock.control.journal.entries();

/** How many creates reached the mock. */
export const creates = () => requests().filter(({ path }) => path.endsWith('/v1/create')).length;
