import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import ipaddr from 'ipaddr.js';
import { limit } from '../spec/spec.js';

const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 15_000;

/** Finds the addresses of a host name. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

/** What may be fetched. */
export interface FetchRules {
  /** Finds addresses. Default: the system's resolver. */
  resolve?: Resolve;
  /** True if an address may be called. Default: public addresses only. */
  mayCall?: (address: string) => boolean;
  /** Largest number of bytes. Default: the largest file that the spec allows. */
  maxBytes?: number;
}

/** Makes a function that fetches pictures behind links. */
export function createLinkFetcher(rules: FetchRules = {}): (link: string, signal?: AbortSignal) => Promise<Uint8Array> {
  const { resolve = (host) => lookup(host, { all: true }), mayCall = isPublic, maxBytes = limit('fileBytes') } = rules;

  return async (link, signal) => {
    // One time limit for all redirects together.
    const timed = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]);
    let url = parse(link);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const response = await call(url, await pick(url, resolve, mayCall), timed);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        url = parse(new URL(headers.location, url).href);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new Error(`the server answered HTTP ${statusCode}`);
      }
      return readBounded(response, maxBytes);
    }
    throw new Error(`it redirects more than ${MAX_REDIRECTS} times`);
  };
}

/** Fetches the picture behind a public link: http(s) only, public addresses only (also after redirects), limited in size and time. */
export const fetchLink = createLinkFetcher();

function parse(link: string): URL {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    throw new Error('it is no absolute URL');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Error(`${url.protocol} is not fetched, only http and https`);
  if (url.username !== '' || url.password !== '') throw new Error('a link with a user name is not fetched');
  return url;
}

/** The address to call. It is looked up only once, so that a second look-up cannot return a private address. */
async function pick(url: URL, resolve: Resolve, mayCall: (address: string) => boolean) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(host)
    ? [{ address: host, family: host.includes(':') ? 6 : 4 }]
    : await find(host, resolve);
  const [first] = addresses;
  if (!first) throw new Error(`${host} has no address`);
  if (!addresses.every(({ address }) => mayCall(address))) throw new Error(`${host} is not a public address`);
  return first;
}

async function find(host: string, resolve: Resolve) {
  try {
    return await resolve(host);
  } catch (error) {
    throw new Error(`${host} was not found (${(error as NodeJS.ErrnoException).code ?? 'look-up failed'})`);
  }
}

function call(
  url: URL,
  { address, family }: { address: string; family: number },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        signal,
        agent: false,
        headers: { accept: 'image/png, image/jpeg, image/webp', 'accept-encoding': 'identity' },
        lookup: (_host, options, callback) =>
          options.all ? callback(null, [{ address, family }]) : callback(null, address, family),
      },
      resolve,
    );
    request.on('error', (error) => reject(signal.aborted ? new Error('it took too long') : error));
    request.end();
  });
}

async function readBounded(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      response.destroy();
      throw new Error(`it is larger than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** True for addresses of the public internet; false for private, loopback, link-local, mapped and reserved ones. */
function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address);
  // Only 2000::/3 is public in IPv6. Old forms that contain an IPv4 address, such as ::7f00:1, lie outside of it.
  if (parsed instanceof ipaddr.IPv6 && ((parsed.parts[0] ?? 0) & 0xe000) !== 0x2000) return false;
  return parsed.range() === 'unicast';
}
