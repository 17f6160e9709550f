import { createServer } from 'node:http';

/**
 * Starts a proxy with `node:http`, as a Node application would.
 *
 * @param {typeof import('@koukoutu/sdk/proxy').createProxy} createProxy
 * @param {typeof import('@koukoutu/sdk/node').toNodeListener} toNodeListener
 * @param {string} baseUrl
 */
export async function serveProxy(createProxy, toNodeListener, baseUrl) {
  const proxy = createProxy({ baseUrl, operations: ['createSync'], authorize: () => true });
  const server = createServer(toNodeListener(proxy));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
