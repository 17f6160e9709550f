import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { JudgedExchange } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import type { Observation, TaskObservation } from '../model/observation.js';
import { encodeDrawing } from '../pictures/drawing.js';
import { baselineCurrent } from './baseline/baseline-current.js';
import type { Deviation } from './define-check.js';
import { CHECKS, type CheckId, checkOf } from './index.js';
import { judgeExchange, judgeObservation, judgeRun } from './judge.js';
import { checksPage } from './page.js';
import { bytes, cutOut, DRAWING, flat, GARMENT, IN_PLACE, upload } from './test/drawn.js';
import {
  ANY,
  credits,
  DONE,
  exchange,
  failed,
  judged,
  picture,
  poll,
  RUNNING,
  refusal,
  type Said,
  task,
} from './test/exchanges.js';

type Found = Promise<readonly (Deviation & { readonly check?: CheckId })[]>;

const KEY = 'the-key-of-the-run';
const one = (of: JudgedExchange | Exchange): Found => judgeExchange('exchange' in of ? of : judged(of), [KEY]);
const said = (what: Said): Found => one(exchange(what));
const seen = async (observation: Observation | Promise<Observation>): Found =>
  judgeObservation('case', await observation);
const run = (exchanges: readonly JudgedExchange[], tasks: readonly TaskObservation[] = []): Found =>
  judgeRun(exchanges, tasks);
const refused = (status: number, message = '') => ({ status, body: { code: status, message, data: null } });
const models = (body: Record<string, unknown>, more: Said = {}): Found =>
  said({ operationId: 'generateContent', path: '/v1beta/models/gemini-3-pro-image:generateContent', body, ...more });
const slots = (accepted: number, running: number): Observation => ({
  kind: 'slots',
  creates: Array.from({ length: 7 }, (_, index) =>
    index < accepted
      ? exchange({ operationId: 'createTask', body: { code: 200, message: 'success', data: { task_id: index + 1 } } })
      : exchange({ operationId: 'createTask', ...refused(429) }),
  ),
  pollsThen: Array.from({ length: running }, () => poll(RUNNING)),
});
const cost = (paid: number, price: number, action: string, before = 10): Observation => ({
  kind: 'credits',
  action,
  before: exchange({ body: credits(before) }),
  after: exchange({ body: credits(before - paid) }),
  price,
  exchange: exchange(),
});
const option = async (name: string, values: readonly [string, string]): Promise<Observation> => ({
  kind: 'option',
  option: name,
  effect: 'pictures-differ',
  answers: await Promise.all(values.map(async (value) => ({ value, picture: await cutOut(), exchange: exchange() }))),
});
const sized = async (width: number, height: number) => bytes(flat(width, height, '#a03028').png());
const extraction = { formats: ['png'] as const };

/**
 * What each check must find: something that breaks its rule, from which the check makes the finding that the documentation
 * shows. Every id has one; the type sees to that.
 */
const EXAMPLES: Readonly<Record<CheckId, () => Found>> = {
  'response-arrives': () => one(failed({ kind: 'reset', message: 'socket hang up' })),
  'response-in-time': () => one(failed({ kind: 'timeout', message: 'no complete response within 45000 ms' })),
  'response-bounded': () => said({ body: `${'['.repeat(101)}${']'.repeat(101)}` }),
  'response-complete': () =>
    said({ headers: [['Content-Length', '3102']], body: new Uint8Array(1204).fill(32), more: { complete: false } }),
  'content-length-true': () => said({ headers: [['Content-Length', '85']], more: { trailingBytes: 12 } }),
  'http-wellformed': () => one(failed({ kind: 'malformed', message: 'Parse Error: Invalid header value char' })),
  'no-redirect': () => said({ status: 302, headers: [['Location', 'https://elsewhere.example.com/']] }),
  'content-encoding-as-asked': () => said({ headers: [['Content-Encoding', 'gzip']] }),
  'header-once': () => said({ headers: [['content-type', 'text/html']] }),
  'no-cookies': () => said({ headers: [['Set-Cookie', 'session=1; Path=/']] }),
  'keyed-response-not-cached': () => said({ headers: [['Cache-Control', 'public, max-age=3600']] }),
  'no-cors': () => said({ headers: [['access-control-allow-origin', '*']] }),
  'retry-after-usable': () => said({ ...refused(429, 'x'), headers: [['Retry-After', 'soon']] }),
  'headers-steady': () =>
    run(Array.from({ length: 42 }, (_, at) => judged(exchange({ headers: at === 0 ? [] : [['etag', '"1"']] })))),
  'https-link': () => said({ body: { ...credits(), x: 'http://results.example.com/1.png' } }),
  'link-public': () =>
    one(
      failed({
        kind: 'not-public',
        message:
          'The link leads to 169.254.169.254, which is neither on the public internet nor a host of the target; it was not followed',
      }),
    ),
  'link-without-login': () => said({ body: { ...credits(), x: 'https://ana:word@results.example.com/1.png' } }),
  'no-deprecation': () => said({ operationId: 'createSync', headers: [['Sunset', 'Sat, 31 Dec 2026 23:59:59 GMT']] }),
  'key-not-echoed': () => said({ headers: [['X-Debug-Key', KEY]] }),
  'key-required': () => one(judged(exchange(), refusal('without a key'))),
  'foreign-key-refused': () => one(judged(exchange(), refusal('with the key of the other account', 'foreign-key'))),
  'key-accepted': () => said(refused(401, '无效的 API Key')),
  'link-works-without-key': () => said({ operationId: 'downloadResult', status: 401, type: 'text/plain', body: 'no' }),
  'status-declared': () => said({ status: 201 }),
  'status-expected': () => said({ status: 202 }),
  'valid-request-accepted': () => said({ operationId: 'createTask', ...refused(422, '参数错误') }),
  'refusal-code': () => one(judged(exchange(refused(404)), refusal('without a key'))),
  'envelope-code-matches-status': () => said({ status: 401, body: { code: 403, message: 'x', data: null } }),
  'refusal-style-steady': () => {
    const of = (status: number) =>
      judged(
        exchange({ operationId: 'queryTask', status, body: { code: 401, message: 'x', data: null } }),
        refusal('without a key'),
      );
    return run([of(401), of(401), of(200)]);
  },
  'reason-given': () => said(refused(401, ' ')),
  'content-type-declared': () => said({ type: 'text/html' }),
  'content-type-true': () => said({ operationId: 'createSync', type: 'image/webp', body: '<!doctype html>' }),
  'charset-utf8': () => said({ type: 'application/json; charset=gbk' }),
  'picture-format-equals-label': async () =>
    said({ operationId: 'createSync', type: 'image/png', body: await encodeDrawing(DRAWING, 'jpeg') }),
  'link-ending-true': async () =>
    said({
      operationId: 'downloadResult',
      url: 'https://results.example.com/1.png',
      type: 'image/webp',
      body: await encodeDrawing(DRAWING, 'webp'),
    }),
  'json-wellformed': () => said({ body: '{"code":200,"message":"ok","data":null}<!-- 12 ms -->' }),
  'json-encoding': () => said({ body: `\ufeff${JSON.stringify(credits())}` }),
  'json-no-duplicate-keys': () => said({ operationId: 'queryTask', body: '{"data":{"state":0,"state":1}}' }),
  'json-safe-numbers': () => said({ body: '{"task_id":9007199254740993}' }),
  'json-object': () => said({ body: JSON.stringify(JSON.stringify(credits())) }),
  'events-as-documented': () =>
    one(
      judged(
        exchange({
          operationId: 'generateImages',
          type: 'text/event-stream',
          body: 'event: image_generation.completed\ndata: {"type":"image_generation.completed"}\n\n',
        }),
        { outcome: 'success', body: 'events' },
      ),
    ),
  'text-not-garbled': () => said({ body: '{"message":"\\\\u53c2\\\\u6570"}' }),
  'body-matches-schema': () =>
    said({ operationId: 'createTask', body: { code: 200, message: 'success', data: { task_id: '176' } } }),
  'undeclared-field': () =>
    said({ body: { code: 200, message: 'success', data: { credits: 1, vip_credits: 0, eta: 12 } } }),
  'undeclared-value': () => one(poll({ ...DONE, state: 3 })),
  'documented-field-present': () => one(poll({ ...RUNNING, progress: undefined })),
  'usage-adds-up': () =>
    models({
      usageMetadata: {
        promptTokenCount: 266,
        candidatesTokenCount: 1226,
        thoughtsTokenCount: 0,
        totalTokenCount: 1643,
      },
    }),
  'response-agrees': () => models({ modelVersion: 'gemini-2.5-flash-image' }),
  'response-id-unique': () => {
    const of = (id: string) =>
      judged({ ...exchange({ operationId: 'generateContent', body: { responseId: 'r-1' } }), id });
    return run([of('a/first#call'), of('a/second#call')]);
  },
  'picture-decodes': () => seen(picture(new TextEncoder().encode('not a picture!'), extraction)),
  'picture-complete': async () => {
    const whole = await upload();
    return seen(picture(whole.subarray(0, whole.length - 12), extraction));
  },
  'picture-format-as-asked': async () => seen(picture(await encodeDrawing(DRAWING, 'webp'), extraction)),
  'picture-has-alpha': async () => seen(picture(await upload(), IN_PLACE)),
  'picture-not-blank': async () => seen(picture(await sized(90, 90), extraction)),
  'picture-opaque': async () => {
    const overlay = await bytes(flat(60, 100, '#a03028').png());
    const base = flat(100, 100, '#00000000', 4).composite([{ input: Buffer.from(overlay), left: 0, top: 0 }]);
    return seen(picture(await bytes(base.png()), { formats: ['png'], transparency: 'none' }));
  },
  'picture-size': async () =>
    seen(picture(await sized(128, 104), { formats: ['png'], size: { width: 256, height: 208 } })),
  'picture-still': async () => {
    const frames = sharp(Buffer.concat([Buffer.alloc(300, 10), Buffer.alloc(300, 200)]), {
      raw: { width: 10, height: 20, channels: 3, pageHeight: 10 },
    });
    return seen(picture(await bytes(frames.webp({ lossless: true })), { formats: ['webp'] }));
  },
  'picture-upright': async () =>
    seen(
      picture(
        await bytes(
          sharp(await upload())
            .withMetadata({ orientation: 6 })
            .png(),
        ),
        extraction,
      ),
    ),
  'picture-depth': async () =>
    seen(
      picture(
        await bytes(
          sharp(await upload())
            .toColourspace('rgb16')
            .png(),
        ),
        extraction,
      ),
    ),
  'picture-in-colour': async () => seen(picture(await cutOut((image) => image.toColourspace('b-w')), IN_PLACE)),
  'picture-count': () =>
    seen({
      kind: 'count',
      what: 'picture as url',
      where: '/data',
      count: 1,
      due: { min: 2, max: 2 },
      exchange: exchange(),
    }),
  'stated-size-true': async () =>
    seen({
      kind: 'stated-size',
      stated: '2048x2048',
      where: '/data/0/size',
      picture: await sized(96, 80),
      exchange: exchange(),
    }),
  'picture-shows-upload': async () => seen(picture(await cutOut((image) => image.negate({ alpha: false })), IN_PLACE)),
  'picture-keeps-detail': async () => seen(picture(await blurred(), IN_PLACE)),
  'subject-kept': async () => {
    const half = await bytes(
      sharp(await cutOut())
        .extract({ left: 0, top: 0, width: 64, height: 116 })
        .png(),
    );
    const base = flat(128, 116, '#00000000', 4).composite([{ input: Buffer.from(half), left: 0, top: 0 }]);
    return seen(picture(await bytes(base.png()), IN_PLACE));
  },
  'subject-undistorted': async () => {
    const wide = await cutOut((image) => image.resize(256, 116, { fit: 'fill' }));
    const shows = { drawing: DRAWING, part: 'subject', framing: 'solid' } as const;
    return seen(picture(wide, { formats: ['png'], transparency: 'some', shows }));
  },
  'subject-share': async () => seen(picture(await cutOut(), { formats: ['png'], subjectShare: 0.8 })),
  'background-removed': async () => {
    const ground = await bytes(flat(128, 58, '#f2f3f5').png());
    const left = await cutOut();
    const base = flat(128, 116, '#00000000', 4).composite([
      { input: Buffer.from(ground), left: 0, top: 0 },
      { input: Buffer.from(left), left: 0, top: 0 },
    ]);
    return seen(picture(await bytes(base.png()), IN_PLACE));
  },
  'background-colour': async () => seen(picture(await upload(), { formats: ['png'], ground: [51, 102, 204] })),
  'crop-trims': async () => {
    const shows = { drawing: DRAWING, part: 'subject', framing: 'trimmed' } as const;
    return seen(picture(await cutOut(), { formats: ['png'], shows }));
  },
  'stamp-crop-finds-print': async () => {
    const shows = { drawing: GARMENT, part: 'print', framing: 'print' } as const;
    return seen(picture(await cutOut(undefined, GARMENT), { formats: ['png'], shows }));
  },
  'task-id-unique': () => run([], [task([], { id: 176 }), task([], { id: 176 })]),
  'progress-never-falls': () => seen(task([poll({ progress: '65.71' }), poll({ progress: '12.5' })])),
  'progress-fits-state': () => seen(task([poll({ progress: '100.00' })])),
  'queue-position': () => seen(task([poll({ position: 1 }), poll({ position: 4 })])),
  'message-fits-state': () =>
    said({
      operationId: 'queryTask',
      body: { code: 200, message: 'success', data: { ...RUNNING, result_file: null, message: null, position: -1 } },
    }),
  'result-only-when-done': () => seen(task([poll({ ...DONE, state: 0, progress: '50.00' })])),
  'result-when-done': () => seen(task([poll({ ...DONE, result_file: null })])),
  'task-succeeds': () => seen(task([poll({ state: 2 })])),
  'task-fails': () => seen(task([poll(DONE)], { due: 'failure' })),
  'task-ends': () => seen(task([poll(RUNNING), poll({ progress: '65.71' })], { gaveUp: true })),
  'final-state-stays': () => seen(task([poll(DONE)], { pollsAfter: [poll(RUNNING)] })),
  'result-link-stays': () => seen(task([poll(DONE)], { pollsAfter: [poll({ ...DONE, result_file: null })] })),
  'result-stable': () =>
    seen({
      kind: 'same',
      what: 'The file behind the result link',
      exchanges: [exchange(), exchange()],
      values: ['a', 'b'],
    }),
  'result-of-own-task': () => run([], [task([poll(DONE)], { id: 1 }), task([poll(DONE)], { id: 2 })]),
  'slots-enforced': () => seen(slots(6, 6)),
  'slots-available': () => seen(slots(3, 3)),
  'invalid-request-refused': () =>
    one(judged(exchange(), refusal('with output_format=no-such-value', 'request', [422]))),
  'generated-input-answered': () => seen({ kind: 'property', smallest: '{"crop":"%00"}', exchange: exchange() }),
  'option-has-effect': () => seen(option('border', ['1', '2'])),
  'default-as-documented': async () =>
    seen({
      kind: 'default',
      option: 'shadow_opacity',
      usual: { value: '0.75', picture: await cutOut(), exchange: exchange() },
      leftOut: { value: '', picture: await upload(), exchange: exchange() },
    }),
  'credits-charged-once': () => seen(cost(4, 2, 'A synchronous png')),
  'credits-not-charged': () => seen(cost(1, 0, 'A poll')),
  'credits-never-negative': () => seen(cost(13, 1, 'A synchronous webp')),
  'sdk-request-fits': () =>
    seen({
      kind: 'sdk-request',
      call: 'removeBackground/plain',
      exchange: exchange({ operationId: 'downloadResult', requestHeaders: [['X-API-Key', 'k']] }),
    }),
  'sdk-understands': () =>
    seen({
      kind: 'sdk-outcome',
      call: 'extractPrint',
      error: 'InvalidResponseError: the response to a poll has no state',
      exchange: exchange(),
    }),
  'baseline-current': async () =>
    (
      baselineCurrent.run.expired?.({
        fingerprint: '3f2a',
        owner: 'ana',
        expires: '2026-10-01',
        reason: 'ticket 7',
      }) ?? []
    ).map((deviation) => ({ ...deviation, check: baselineCurrent.id })),
};

/** A cut-out whose colours are blurred and whose alpha is as it was. */
async function blurred(): Promise<Uint8Array> {
  const sharpOne = await cutOut();
  const alpha = await sharp(sharpOne).extractChannel('alpha').toBuffer();
  const colours = await sharp(await upload())
    .blur(2.4)
    .png()
    .toBuffer();
  return bytes(sharp(colours).joinChannel(alpha).png());
}

describe('every check', () => {
  test.each(Object.keys(EXAMPLES) as CheckId[])('%s makes the finding that its example shows', async (id) => {
    const found = await EXAMPLES[id]();
    const own = found.filter(({ check }) => check === id).map(({ message }) => message);
    expect(own).toContain(checkOf(id).example);
  });

  test('has an id of its own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });

  test('is on the page docs/contract/checks.md, which `koukoutu-contract checks` prints', async () => {
    const page = await readFile(new URL('../../../../docs/contract/checks.md', import.meta.url), 'utf8');
    expect(page).toBe(checksPage());
  });

  test('finds nothing in good responses, a good picture and a good task', async () => {
    const good = [exchange(), poll({ ...RUNNING, progress: '65.71' }), poll({ ...DONE, message: null })];
    for (const response of good) expect(await one(response)).toEqual([]);
    expect(await one(judged(exchange(refused(401, 'x')), refusal('without a key')))).toEqual([]);
    expect(await one(judged(exchange({ body: '', type: null }), ANY))).not.toEqual([]);
    expect(await seen(picture(await cutOut(), IN_PLACE))).toEqual([]);
    expect(await seen(task([poll(RUNNING), poll(DONE)], { pollsAfter: [poll(DONE)] }))).toEqual([]);
    expect(await seen(slots(5, 5))).toEqual([]);
    expect(await seen(cost(2, 2, 'A synchronous png'))).toEqual([]);
  });
});

test('A gzip body that was asked for is unpacked before it is judged, within the limit of a body', async () => {
  const asked = {
    requestHeaders: [['Accept-Encoding', 'gzip']] as const,
    headers: [['Content-Encoding', 'gzip']] as const,
  };
  expect(await said({ ...asked, body: gzipSync(JSON.stringify(credits())) })).toEqual([]);
  const bomb = await said({ ...asked, body: gzipSync(Buffer.alloc(80 * 1024 * 1024)) });
  expect(bomb.map(({ check }) => check)).toContain('response-bounded');
});
