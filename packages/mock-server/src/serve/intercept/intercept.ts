/**
 * The intercepting proxy mode: programs that call the real host names over https reach the mock through `HTTPS_PROXY`
 * and a generated certificate authority, without a change to their code.
 *
 * `attachInterception(server, options)` adds `CONNECT` and absolute-form proxy requests to the mock's own `node:http`
 * server, on the same port. The decrypted requests go to the same request listener as plain ones; the `Host` header
 * tells which API host was meant. Only the named hosts are intercepted.
 *
 * The parts beside this one: `settings.ts` (what to set in Node, Python, curl, PHP, Java, Go), `../tls/authority.ts`
 * (the certificate authority, loaded from or made in a folder), `../tls/server-certificate.ts` (`--tls`).
 */
export {};
