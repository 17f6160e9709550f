import { isIP } from 'node:net';
import { normalName } from './names.js';

/** The options of the server's TLS. */
export interface TlsWishes {
  tls?: boolean;
  tlsCert?: string;
  tlsKey?: string;
  tlsNames?: string[];
  proxy?: boolean;
  caDir?: string;
}

/**
 * Says which options contradict each other. Undefined if none do.
 *
 * @param called how an option is called where it was given
 */
export function tlsMistake(wishes: TlsWishes, called: (option: keyof TlsWishes) => string): string | undefined {
  const { tlsCert, tlsKey, tlsNames = [] } = wishes;
  if ((tlsCert === undefined) !== (tlsKey === undefined))
    return `${called('tlsCert')} and ${called('tlsKey')} go together: the certificate and its private key.`;
  if (tlsCert !== undefined && tlsNames.length > 0)
    return `${called('tlsNames')} is for the generated certificate; the one of ${called('tlsCert')} has the names that it has.`;
  if ((wishes.tls || tlsCert !== undefined) && wishes.proxy)
    return `${called('tls')} and ${called('proxy')} do not go together: as a proxy the mock listens without TLS of its own.`;
  const wrong = tlsNames.find(
    (name) => !isIP(normalName(name)) && !/^[a-z\d]([\w.-]*[a-z\d])?$/i.test(normalName(name)),
  );
  return wrong === undefined ? undefined : `${called('tlsNames')} must be a host name or an address, not "${wrong}".`;
}
