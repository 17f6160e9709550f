import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createAuthorityCertificate, createHostCertificate } from './certificates.js';

const validity = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 60_000_000) };

/** What a client that trusts the authority makes of a certificate for the name: 'trusted', or its complaint. */
async function verdict(permitted: string[], name: string): Promise<string> {
  const authority = await createAuthorityCertificate({ names: permitted, ...validity });
  const { certificate, key } = await createHostCertificate(authority, { names: [name], ...validity });
  const server = createServer({ cert: certificate, key }, (socket) => socket.on('error', () => {}));
  server.on('tlsClientError', () => {});
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', servername: name, ca: authority.certificate });
  const answer = await new Promise<string>((settle) => {
    socket.once('secureConnect', () => settle('trusted'));
    socket.once('error', (error) => settle(error.message));
  });
  socket.destroy();
  server.close();
  return answer;
}

describe('a certificate made here', () => {
  it('is trusted by a client that trusts its authority', async () => {
    expect(await verdict(['api.example.test'], 'api.example.test')).toBe('trusted');
  });

  it('comes from an authority for certificates of servers only', async () => {
    const authority = await createAuthorityCertificate({ names: ['api.example.test'], ...validity });
    const serverAuthentication = '1.3.6.1.5.5.7.3.1';
    expect(new X509Certificate(authority.certificate).keyUsage).toEqual([serverAuthentication]);
  });

  it('is not trusted for a name beyond the constraints of its authority, even when signed with its key', async () => {
    expect(await verdict(['api.example.test'], 'bank.test')).toContain('permitted subtree violation');
  });
});
