/**
 * IPv4 networks that are not on the public internet. Among them are the metadata services of the clouds: 169.254.169.254,
 * 100.100.100.200 (Alibaba Cloud), 192.0.0.192 (Oracle), 168.63.129.16 (Azure).
 */
const NETWORKS =
  '0/8 10/8 100.64/10 127/8 168.63.129.16/32 169.254/16 172.16/12 192.0.0/24 192.0.2/24 192.168/16 198.18/15 198.51.100/24 203.0.113/24 224/3'
    .split(' ')
    .map((network) => {
      const [start = '', length] = network.split('/');
      return [numberOf(start), 32 - Number(length)] as const;
    });

/** Names that lead into the machine or the network around it, whatever they resolve to. */
const LOCAL_NAME = /^[^.]+$|(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/**
 * Whether a link leads to a host on the public internet, as far as its host name tells: an address of a private network,
 * of this machine or of a cloud's metadata service does not, nor does a name such as `localhost`, `redis` or
 * `metadata.google.internal`. Names are not resolved.
 */
export function isPublicHost({ hostname }: URL): boolean {
  // URL has turned decimal, octal and hexadecimal forms into dots, and full-width digits into plain ones.
  if (/^\[|^[\d.]+$/.test(hostname)) return isPublicAddress(hostname.replace(/[[\]]/g, ''));
  return hostname !== '' && !LOCAL_NAME.test(hostname.endsWith('.') ? hostname.slice(0, -1) : hostname);
}

/** Whether an IP address is on the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!address.includes(':')) return isPublic4(numberOf(address));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groupsOf(address);
  const holds4 = (high: number, low: number) => isPublic4(((high << 16) | low) >>> 0);
  // Mapped and compatible addresses, NAT64 and 6to4 hold an IPv4 address.
  if (!(a | b | c | d | e) && (f === 0xffff || !f)) return holds4(g, h);
  if (a === 0x64 && b === 0xff9b && !(c | d | e | f)) return holds4(g, h);
  if (a === 0x2002) return holds4(b, c);
  // Of the rest only 2000::/3 is public, without what is set aside in it for protocols and documentation.
  const isSetAside = (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000);
  return a >> 13 === 1 && !isSetAside;
}

const isPublic4 = (address: number): boolean => !NETWORKS.some(([start, rest]) => address >>> rest === start >>> rest);

/** An IPv4 address as one number; missing bytes are 0. */
function numberOf(address: string): number {
  return address.split('.').reduce((sum, byte, at) => sum + Number(byte) * 256 ** (3 - at), 0);
}

/** The eight groups of an IPv6 address, of which `::` stands for those that are missing. */
function groupsOf(address: string): number[] {
  const [before = [], after = []] = (address.split('%')[0] ?? '').split('::').map((half) =>
    half
      .split(':')
      .filter(Boolean)
      .flatMap((group) => {
        const number = numberOf(group);
        return group.includes('.') ? [number >>> 16, number & 0xffff] : Number.parseInt(group, 16);
      }),
  );
  return [...before, ...new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}
