import type { Server } from 'node:http';

/**
 * The log line for a client that breaks off the TLS handshake. Nearly always it does not know the mock's certificate
 * authority, and its own error message rarely says so.
 */
const ALERTS: readonly [RegExp, 'distrust' | 'protocol' | 'plain'][] = [
  [/UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_EXPIRED|UNSUPPORTED_CERTIFICATE/, 'distrust'],
  [/HTTP_REQUEST|WRONG_VERSION_NUMBER|PACKET_LENGTH|RECORD_LAYER|UNEXPECTED_MESSAGE/, 'plain'],
  [/ALPN|APPLICATION_PROTOCOL|PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_SHARED|INSUFFICIENT_SECURITY/, 'protocol'],
];

/** The advice for an error of a handshake with the host. */
export function handshakeAdvice(error: { code?: string; message: string }, host: string, caFile: string): string {
  const code = error.code ?? '';
  const kind = ALERTS.find(([pattern]) => pattern.test(code))?.[1];
  const start = `A program broke off its TLS connection to ${host}`;
  switch (kind) {
    case 'distrust':
      return `${start}: it does not trust the mock's certificate authority. ${trust(caFile)}`;
    case 'plain':
      return `${start}: it did not speak TLS. The real service answers on https:// only.`;
    case 'protocol':
      return `${start}: the mock speaks HTTP/1.1 over TLS 1.2 or 1.3, and the program wants something else (${code}).`;
    default:
      return `${start} before it was ready (${code || error.message}). If its error speaks of a certificate: ${trust(caFile)}`;
  }
}

/** The advice when a connection was made and closed without a request, as Node does with a certificate it does not trust. */
export function unusedAdvice(host: string, caFile: string): string {
  return `A program opened a TLS connection to ${host} and closed it without a request. If its error speaks of a certificate: ${trust(caFile)}`;
}

/** Gives the advice for every handshake with a server that speaks https itself. */
export function adviseOnHandshakes(server: Server, host: string, caFile: string, log: (line: string) => void): void {
  server.on('tlsClientError', (error: Error) => log(handshakeAdvice(error, host, caFile)));
}

function trust(caFile: string): string {
  return `Tell the program to trust ${caFile}, for instance with NODE_EXTRA_CA_CERTS (Node), SSL_CERT_FILE (Python, Go), REQUESTS_CA_BUNDLE (requests), CURL_CA_BUNDLE (curl) or a trust store (Java).`;
}
