import type { Server } from 'node:http';
import { createListener } from '../adapters/node/listener.js';
import { createPictures } from '../imaging/node.js';
import type { Control } from '../service/control.js';
import { coreOf, createCore, type Mock } from '../service/mock.js';
import type { MockOptions } from '../service/options.js';
import type { MockSnapshot } from '../service/store.js';
import { HOST_NAMES } from '../spec/hosts.js';
import { tlsMistake } from '../tls/wishes.js';
import { createControlApi } from './control/control-api.js';
import { closeServer, createBareServer, listen, urlHost } from './http-server.js';
import { followStateFile } from './state-file.js';

/** The mock of a server: everything except the MSW handlers. */
export interface ServedMock {
  readonly control: Control;
  reset(): void;
  snapshot(): MockSnapshot;
  restore(snapshot: MockSnapshot): void;
}

/** Options of {@link createMockServer}. */
export interface MockServerOptions extends MockOptions {
  /** Port to listen on. Default 0, which chooses a free port. */
  port?: number;
  /** Address to listen on. Default 127.0.0.1, which only this computer can reach. */
  host?: string;
  /** Serve this mock, made by `createMock`, instead of a new one. The options of a new mock are then ignored. */
  mock?: Mock;
  /** Opens the control API to every client that sends this token, from anywhere. Without it, only this computer may use the API. */
  controlToken?: string;
  /** Keep accounts, tasks, faults and journal across restarts in this file. Pictures are kept in a folder next to it. */
  state?: string;
  /** Download pictures that are given by link, from public addresses only. Default false: the mock uses a drawn picture instead. */
  fetchLinks?: boolean;
  /** Serve https with a certificate of the generated authority. Default false, unless `tlsCert` is given. */
  tls?: boolean;
  /** Serve https with this certificate (and its chain): the path of a PEM file. Needs `tlsKey`. */
  tlsCert?: string;
  /** The private key of `tlsCert`: the path of a PEM file without a passphrase. */
  tlsKey?: string;
  /** More names and addresses for the generated certificate, which always contains the local ones. */
  tlsNames?: string[];
  /** Also be an intercepting proxy for the real host names (`HTTPS_PROXY`). Default false. */
  proxy?: boolean;
  /** What the proxy does with other hosts. Default `refuse`. */
  proxyOthers?: 'refuse' | 'pass';
  /** Folder of the generated certificate authority. Default `.koukoutu-mock` in the user's home folder. */
  caDir?: string;
  /** Called with a line about something other than a request: a refused tunnel, a failed handshake, a failed save. */
  onNotice?: (line: string) => void;
}

/** A running server. */
export interface MockServer {
  /** Base URL without a slash at the end: the hosts are served under `/sync`, `/async`, `/apis` and `/files`. */
  readonly url: string;
  readonly port: number;
  readonly mock: ServedMock;
  /** The Node server. */
  readonly server: Server;
  /** The file with the certificate that programs must trust. Undefined without `tls` and `proxy`. */
  readonly caFile: string | undefined;
  /** Stops listening, ends every connection and saves the state. */
  close(): Promise<void>;
}

/**
 * Starts the mock as an HTTP server in this process. Its clock is `real` by default, because an application expects tasks to take time.
 *
 * @throws Error if the port is in use (code `EADDRINUSE`), or the state file or the authority's folder cannot be used
 * @throws TypeError or RangeError if an option is not valid
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1', onNotice = () => {} } = options;
  const mistake = tlsMistake(options, (option) => option);
  if (mistake !== undefined) throw new TypeError(`Failed to start the mock: ${mistake}`);
  if (options.controlToken === '')
    throw new TypeError('Failed to start the mock: controlToken is empty. Set a token, or leave the option out.');
  const imaging = createPictures();
  const core = options.mock ? coreOf(options.mock) : createCore(await withFetching(options), imaging);
  const state =
    options.state === undefined
      ? undefined
      : await followStateFile(core, options.state, (error) => onNotice(error.message));
  const control = createControlApi(core.control, options.controlToken, () => state?.saveSoon());
  let url = '';
  const listener = createListener(core, { ownUrl: () => url, sideDoor: control.sideDoor });

  const { options: tls, authority } = await securityOf(options, host, onNotice);
  const server = createBareServer(options.proxy ? undefined : listener, tls);
  if (tls && authority) {
    const { adviseOnHandshakes } = await import('../proxy/handshake-advice.js');
    adviseOnHandshakes(server, host, authority.certificateFile, onNotice);
  }
  if (options.proxy && authority) {
    const { attachInterception } = await import('../proxy/intercept.js');
    const unknownHosts = options.proxyOthers ?? 'refuse';
    attachInterception(server, {
      handle: listener,
      hosts: Object.values(HOST_NAMES),
      authority,
      unknownHosts,
      log: onNotice,
    });
  }
  const boundPort = await listen(server, port, host);
  url = `${tls ? 'https' : 'http'}://${urlHost(host)}:${boundPort}`;
  return {
    url,
    port: boundPort,
    mock: { control: core.control, reset: core.reset, snapshot: core.snapshot, restore: core.restore },
    server,
    caFile: authority?.certificateFile,
    async close() {
      control.close();
      await closeServer(server);
      await imaging.close();
      await state?.close();
    },
  };
}

async function withFetching(options: MockServerOptions): Promise<MockOptions> {
  const { fetchLink } = options.fetchLinks ? await import('./fetch-link.js') : { fetchLink: undefined };
  return { clock: 'real', ...(fetchLink ? { fetchLink } : {}), ...options };
}

/** Loads the library for certificates only if TLS is used. */
async function securityOf(options: MockServerOptions, host: string, onNotice: (line: string) => void) {
  if (!options.tls && !options.proxy && options.tlsCert === undefined)
    return { options: undefined, authority: undefined };
  const { prepareTls } = await import('../tls/prepare.js');
  return prepareTls(options, host, onNotice);
}
