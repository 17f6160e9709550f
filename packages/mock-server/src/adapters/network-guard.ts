import dns from 'node:dns';
import { Socket } from 'node:net';
import { HOST_NAMES } from '../spec/hosts.js';
import { leaveKeptConnections } from './kept-connections.js';

/**
 * Prevents this process from reaching the real hosts of the API until the returned function is called.
 *
 * MSW misses some requests: those through an HTTP proxy (`HTTPS_PROXY` with `NODE_USE_ENV_PROXY=1`, undici's `ProxyAgent`), those
 * over HTTP/2, which the undici package speaks, those of `import { request } from 'node:https'`, and those over a connection that
 * `fetch` opened before. Such a test could spend real credits. So this switches off proxies from the environment, lets `fetch` open
 * new connections, and makes any other attempt to reach a real host fail.
 */
export function guardNetwork(): () => void {
  const undo = [switchOffProxies(), leaveKeptConnections(isRealHost), refuseLookups(), refuseTunnels()];
  return () => {
    for (const one of undo) one();
  };
}

/** `fetch` and undici read this variable before each request. The star means every host. */
function switchOffProxies(): () => void {
  const before = ['NO_PROXY', 'no_proxy'].map((name) => [name, process.env[name]] as const);
  for (const [name] of before) process.env[name] = '*';
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** A direct connection to a real host begins by looking it up. Requests that MSW answers do not get this far. */
function refuseLookups(): () => void {
  const { lookup } = dns;
  const guarded = (host: string, ...rest: unknown[]) => {
    const callback = rest.at(-1);
    if (!isRealHost(host) || typeof callback !== 'function') return Reflect.apply(lookup, dns, [host, ...rest]);
    callback(
      new Error(
        `Failed to connect to ${host}: mockTest keeps tests off the network, and MSW does not see the requests of this client. Use the built-in fetch in tests, or serve the mock with createMockServer.`,
      ),
    );
  };
  // Keeps the promisified form, which is a property of the function.
  dns.lookup = Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(lookup)) as typeof lookup;
  return () => {
    dns.lookup = lookup;
  };
}

/** A client that uses a proxy asks it for a tunnel to the real host with CONNECT. This refuses to send that request. */
function refuseTunnels(): () => void {
  // This method hides the inherited one. Deleting it restores the original.
  Socket.prototype.write = function guarded(this: Socket, ...args: unknown[]): boolean {
    const host = tunnelTo(args[0]);
    if (!isRealHost(host)) return Reflect.apply(Object.getPrototypeOf(Socket.prototype).write, this, args);
    this.destroy(
      new Error(
        `Failed to connect to ${host} through a proxy: mockTest keeps tests off the network, and MSW does not see requests that go through a proxy. Remove the ProxyAgent in tests, or unset NODE_USE_ENV_PROXY.`,
      ),
    );
    return false;
  };
  return () => void Reflect.deleteProperty(Socket.prototype, 'write');
}

const TUNNEL = 'CONNECT ';

/** The host of a CONNECT request that is about to be sent. */
function tunnelTo(chunk: unknown): string | undefined {
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return undefined;
  const head = typeof chunk === 'string' ? chunk.slice(0, 300) : Buffer.from(chunk.subarray(0, 300)).toString('latin1');
  return head.startsWith(TUNNEL) ? head.slice(TUNNEL.length).split(':', 1)[0] : undefined;
}

const realHosts: ReadonlySet<string> = new Set(Object.values(HOST_NAMES));

function isRealHost(host: string | undefined): boolean {
  return host !== undefined && realHosts.has(host.toLowerCase());
}
