import { describe, expect, it } from 'vitest';
import { nameOf, parseAbsolute, parseAuthority } from './target.js';

describe('the target of a CONNECT', () => {
  it.each([
    ['sync.example.test:443', { host: 'sync.example.test', port: 443 }],
    ['SYNC.Example.test.:443', { host: 'sync.example.test', port: 443 }],
    ['my_host-1:65535', { host: 'my_host-1', port: 65_535 }],
    ['127.0.0.1:1', { host: '127.0.0.1', port: 1 }],
    ['[::1]:8443', { host: '::1', port: 8443 }],
    ['[0:0:0:0:0:0:0:1]:8443', { host: '::1', port: 8443 }],
  ])('is read from %s', (authority, target) => {
    expect(parseAuthority(authority)).toEqual(target);
  });

  it.each([
    '',
    'host',
    'host:',
    ':443',
    'host:0',
    'host:65536',
    'host:-1',
    '::1:443',
    '[host]:443',
    'a/b:443',
    'u@h:443',
  ])('cannot be read from "%s"', (authority) => {
    expect(parseAuthority(authority)).toBeUndefined();
  });

  it('is formatted with brackets around an IPv6 address', () => {
    expect(nameOf({ host: '::1', port: 443 })).toBe('[::1]:443');
    expect(nameOf({ host: 'a.test', port: 80 })).toBe('a.test:80');
  });
});

describe('the target of a request in absolute form', () => {
  it('has the default port of its scheme, and no user name and password', () => {
    expect(parseAbsolute('http://user:p@ss@Host.test/a')).toEqual({
      scheme: 'http',
      host: 'host.test',
      port: 80,
      authority: 'Host.test',
      path: '/a',
    });
    expect(parseAbsolute('HTTPS://host.test:8443')).toMatchObject({ scheme: 'https', port: 8443, path: '/' });
    expect(parseAbsolute('http://[::1]?q')).toMatchObject({ host: '::1', port: 80, path: '/?q' });
  });

  it('keeps the path as it was sent', () => {
    expect(parseAbsolute('http://h/a/../%2e%2E//b c?d=/../#e')).toMatchObject({ path: '/a/../%2e%2E//b c?d=/../#e' });
  });

  it('is distinguished from a path and from a malformed URL', () => {
    expect(parseAbsolute('/v1/create?u=http://x/')).toBeUndefined();
    expect(parseAbsolute('*')).toBeUndefined();
    expect(parseAbsolute('ftp://host/')).toBe('malformed');
    expect(parseAbsolute('http://')).toBe('malformed');
    expect(parseAbsolute('http://[x]/')).toBe('malformed');
  });
});
