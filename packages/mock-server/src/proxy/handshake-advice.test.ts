import { describe, expect, it } from 'vitest';
import { handshakeAdvice, unusedAdvice } from './handshake-advice.js';

const advice = (code?: string) =>
  handshakeAdvice({ message: 'broken', ...(code !== undefined && { code }) }, 'sync.kkt.test', '/ca/ca.crt');

describe('the advice after a broken TLS handshake', () => {
  it.each([
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    'ERR_SSL_TLS_ALERT_UNKNOWN_CA',
    'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
    'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN',
  ])('is to trust the authority when the client says %s', (code) => {
    expect(advice(code)).toMatch(
      /does not trust the mock's certificate authority\. Tell the program to trust \/ca\/ca\.crt/,
    );
  });

  it('is to use https when no TLS was spoken', () => {
    expect(advice('ERR_SSL_HTTP_REQUEST')).toMatch(/did not speak TLS/);
  });

  it('is which protocols there are when none was agreed on', () => {
    expect(advice('ERR_SSL_NO_APPLICATION_PROTOCOL')).toMatch(/HTTP\/1\.1 over TLS 1\.2 or 1\.3/);
  });

  it('leaves room for other reasons when the connection just ended', () => {
    expect(advice('ECONNRESET')).toMatch(/\(ECONNRESET\)\. If its error speaks of a certificate: Tell/);
    expect(advice()).toContain('(broken)');
    expect(unusedAdvice('sync.kkt.test', '/ca/ca.crt')).toMatch(/closed it without a request.*\/ca\/ca\.crt/);
  });
});
