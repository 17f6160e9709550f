import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

const running = new Set<Server>();
afterEach(() => {
  for (const server of running) {
    server.closeAllConnections();
    server.close();
  }
  running.clear();
});

/** Has a server listen on a real socket until the test has ended, and gives its address. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.add(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
