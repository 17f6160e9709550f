import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMockServer, type MockOptions, type MockServer } from '@koukoutu/mock-server/node';
import type { Places } from '../../journey/journey.mjs';

/** Keys that are easy to find where they should not be. */
export const KEYS = {
  KOUKOUTU_API_KEY: 'kkt-runtime-SECRET-key',
  KOUKOUTU_MODELS_API_KEY: 'sk-runtime-SECRET-key',
} as const;

/** A running server on a free port of this computer. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

export async function listen(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** All servers that a program uses. */
export interface Surroundings {
  readonly places: Places;
  readonly mock: MockServer;
  /** Headers of the requests that followed a redirect. */
  readonly redirected: IncomingMessage['headers'][];
  close(): Promise<void>;
}

/** Starts the mock and the faulty servers. Each program gets its own, so that none waits for another's slots. */
export async function startSurroundings(options: MockOptions = {}): Promise<Surroundings> {
  const mock = await createMockServer({
    ...options,
    // Each poll advances the clock, so that no test waits for a task.
    clock: 'poll',
    apiKey: KEYS.KOUKOUTU_API_KEY,
    modelsApiKey: KEYS.KOUKOUTU_MODELS_API_KEY,
  });
  const redirected: IncomingMessage['headers'][] = [];
  const elsewhere = await listen((request, response) => {
    redirected.push(request.headers);
    response.end('{}');
  });
  const redirecting = await listen((request, response) => {
    request.resume().on('end', () => response.writeHead(307, { location: `${elsewhere.url}/stolen` }).end());
  });
  const broken = await listen((request) => {
    request.resume().on('end', () => request.socket.destroy());
  });
  const cutting = await listen((request) => {
    request.once('data', () => request.socket.destroy());
  });
  const deaf = await listen(() => {});
  const nobody = await listen(() => {});
  await nobody.close();
  return {
    places: {
      url: mock.url,
      broken: broken.url,
      redirecting: redirecting.url,
      nobody: nobody.url,
      cutting: cutting.url,
      deaf: deaf.url,
    },
    mock,
    redirected,
    async close() {
      await Promise.all([mock, elsewhere, redirecting, broken, cutting, deaf].map((server) => server.close()));
    },
  };
}
