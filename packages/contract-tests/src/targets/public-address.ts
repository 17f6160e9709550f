import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { ConnectError } from './connect-error.js';

/**
 * IPv4 networks that are not on the public internet. Among them are the metadata services of clouds: 169.254.169.254,
 * 100.100.100.200 (Alibaba Cloud), 192.0.0.192 (Oracle) and 168.63.129.16 (Azure).
 */
const NOT_PUBLIC_4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** IPv6 networks inside 2000::/3, which is the public part, that are set aside for protocols and documentation. */
const NOT_PUBLIC_6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** Names that lead into this computer or the network around it, whatever they resolve to. */
const LOCAL_SUFFIXES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
];

const notPublic4 = new BlockList();
for (const [network, prefix] of NOT_PUBLIC_4) notPublic4.addSubnet(network, prefix, 'ipv4');
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
const notPublic6 = new BlockList();
for (const [network, prefix] of NOT_PUBLIC_6) notPublic6.addSubnet(network, prefix, 'ipv6');

/** A link leads to an address that is not on the public internet. */
export class NotPublicError extends ConnectError {
  override readonly name = 'NotPublicError';
}

/** Why a link was not followed. */
export function notPublic(host: string): string {
  return `The link leads to ${host}, which is neither on the public internet nor a host of the target; it was not followed`;
}

/** Whether an IP address is on the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !notPublic4.check(address, 'ipv4');
    case 6:
      return public6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Whether a link may lead to the public internet, as far as its host name tells. Names are not resolved. */
export function isPublicHost({ hostname }: URL): boolean {
  const host = hostname.replace(/[[\]]/g, '');
  if (isIP(host) !== 0) return isPublicAddress(host);
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  return name.includes('.') && !LOCAL_SUFFIXES.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
}

/** `dns.lookup`, without the addresses that are not on the public internet. */
export function publicLookup(
  hostname: string,
  options: LookupOptions,
  done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const usable = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = usable;
    if (!first) return done(new NotPublicError(notPublic(hostname)), '');
    return options.all ? done(null, usable) : done(null, first.address, first.family);
  });
}
