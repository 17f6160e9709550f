import { compose, FORM, form, KEY, lonely } from './message.mjs';
import { bad } from './pictures.mjs';

/** Requests whose frame is a lie: the mock may answer or hang up, but must come through. */
export function liar(random) {
  const body = form(bad(random));
  const head = (...headers) =>
    compose('POST', '/sync/v1/create', [KEY, FORM, ...headers], Buffer.alloc(0), { length: null });
  const chunked = (text) =>
    Buffer.concat([
      head(['Transfer-Encoding', random.pick(['chunked', 'chunked', 'gzip, chunked', 'identity', 'xchunked'])]),
      Buffer.from(text, 'latin1'),
    ]);
  return random.pick([
    () =>
      lonely('length too long', [
        compose('POST', '/async/v1/create', [KEY, FORM], body, { length: body.length + random.int(1, 1e6) }),
      ]),
    () =>
      lonely('length too short', [
        compose('POST', '/async/v1/create', [KEY, FORM], body, { length: random.int(0, body.length - 1) }),
      ]),
    () =>
      lonely('absurd length', [
        compose('POST', '/sync/v1/create', [KEY, FORM], body, {
          length: random.pick([
            '-1',
            '1e9',
            '99999999999999999999',
            '0x10',
            '+5',
            '5, 5',
            '9007199254740993',
            '45000000',
            'x',
          ]),
        }),
      ]),
    () =>
      lonely('two lengths', [
        Buffer.concat([head(['Content-Length', '3'], ['Content-Length', '4']), Buffer.from('abcd')]),
      ]),
    () =>
      lonely('length and chunks', [
        Buffer.concat([head(['Content-Length', '3'], ['Transfer-Encoding', 'chunked']), Buffer.from('0\r\n\r\n')]),
      ]),
    () =>
      lonely('broken chunks', [
        chunked(
          random.pick([
            'zz\r\n',
            '-1\r\n',
            'fffffffffffffffff\r\n',
            '5\r\nab\r\n0\r\n\r\n',
            '5;x=y\r\nabcde\r\n0\r\n\r\n',
            `1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
            '0\r\nX: y\r\n\r\n',
            '3\r\nabc',
            '',
          ]),
        ),
      ]),
    () => lonely('many small chunks', [chunked(`${'1\r\na\r\n'.repeat(random.int(100, 5000))}0\r\n\r\n`)]),
    () =>
      lonely(
        'cut in the body',
        [compose('POST', '/sync/v1/create', [KEY, FORM], body).subarray(0, -random.int(1, body.length))],
        { ending: random.pick(['end', 'reset']) },
      ),
    () =>
      lonely('no HTTP', [
        random.pick([
          random.bytes(random.int(1, 500)),
          Buffer.from('hello\r\n\r\n'),
          Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]),
          Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
          Buffer.from('GET /async/v1/score\r\n'),
          Buffer.from('GET /async/v1/score HTTP/9.9\r\nHost: x\r\n\r\n'),
          Buffer.from('GET /async/v1/score HTTP/1.1\r\n\r\n'),
          Buffer.from('GET /async/v1/score HTTP/1.0\r\n\r\n'),
        ]),
      ]),
    () =>
      lonely('broken header', [
        Buffer.from(
          `GET /async/v1/score HTTP/1.1\r\nHost: x\r\n${random.pick([': y', 'X y', ' X: y', 'X\0: y', 'X: \0', 'X: a\rb', 'X:y\n\n', `${random.line(20)}: z`])}\r\n\r\n`,
          'latin1',
        ),
      ]),
    () =>
      lonely('huge headers', [
        compose(
          'GET',
          '/async/v1/score',
          random.pick([
            [['X', 'y'.repeat(random.int(20_000, 90_000))]],
            Array(random.int(100, 3000)).fill(['X', 'y']),
            [[`N${'n'.repeat(40_000)}`, 'y']],
            [['Cookie', 'a=b; '.repeat(4000)]],
          ]),
        ),
      ]),
    () =>
      lonely('smuggled', [
        compose(
          'POST',
          '/async/v1/query',
          [KEY, ['Content-Type', 'application/x-www-form-urlencoded']],
          Buffer.from('task_id=1GET /__mock/state HTTP/1.1\r\nHost: x\r\n\r\n'),
          { length: 9 },
        ),
      ]),
  ])();
}
