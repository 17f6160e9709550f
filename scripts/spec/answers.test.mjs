import { describe, expect, test } from 'vitest';
import { answerOf, examplesOf, operations, validatorOf } from './test/bundled.mjs';

const JSON_TYPE = 'application/json';
const LINK = 'https://results.example.com/1.webp';
const answerSchema = (id, status = '200') => answerOf(id, status).content[JSON_TYPE].schema;

describe('the response to a poll', () => {
  const validate = validatorOf('async', answerSchema('queryTask'));
  const accepts = (data) => validate({ code: 200, message: 'success', data });
  const running = { state: 0, result_file: null, message: null, progress: '65.71', position: -1 };

  test.for([
    ['running', running],
    ['queued, with only its state', { state: 0 }],
    ['done', { ...running, state: 1, result_file: LINK, progress: '100' }],
    ['done, on this computer', { ...running, state: 1, result_file: 'http://127.0.0.1:4010/files/1.png' }],
    ['failed', { ...running, state: 2, message: '图片处理失败' }],
    ['in a state that one program reads as failed', { ...running, state: -1 }],
    ['in an unknown state', { ...running, state: 7 }],
  ])('may be %s', ([, data]) => expect(accepts(data)).toBe(true));

  test.for([
    ['done without a link', { ...running, state: 1 }],
    ['done, without result_file', { state: 1 }],
    ['done with a relative link', { ...running, state: 1, result_file: '/files/1.png' }],
    ['done with a link over plain http', { ...running, state: 1, result_file: 'http://results.example.com/1.png' }],
    [
      'done with a link whose host only begins with localhost',
      { ...running, state: 1, result_file: 'http://localhost.example.com/1.png' },
    ],
    ['running with a link', { ...running, result_file: LINK }],
    ['failed with a link', { ...running, state: 2, result_file: LINK, message: '失败' }],
    ['failed without a reason', { ...running, state: 2 }],
    ['without a state', { ...running, state: undefined }],
    ['with progress as a number', { ...running, progress: 65.71 }],
    ['with progress over 100', { ...running, progress: '100.01' }],
    ['with progress that is not a number', { ...running, progress: 'half' }],
    ['at queue position -2', { ...running, position: -2 }],
  ])('may not be %s', ([, data]) => expect(accepts(JSON.parse(JSON.stringify(data)))).toBe(false));
});

describe('envelopes', () => {
  test('an error is not valid as a success, and a success is not valid as an error', () => {
    const task = validatorOf('async', answerSchema('createTask'));
    expect(task({ code: 200, message: 'success', data: { task_id: 176 } })).toBe(true);
    expect(task({ code: 429, message: '请求过多', data: null })).toBe(true);
    expect(task({ code: 429, message: '请求过多' })).toBe(true);
    expect(task({ code: 200, message: 'success', data: null })).toBe(false);
    expect(task({ code: 429, message: 'success', data: { task_id: 176 } })).toBe(false);
    expect(task({ code: '200', message: 'success', data: { task_id: 176 } })).toBe(false);
    expect(task({ code: 200, message: 'success', data: { task_id: '176' } })).toBe(false);
  });

  test.for([
    ['may be in `data.result_file`', { result_file: LINK }, true],
    ['may be in `data.url`', { url: LINK }, true],
    ['may be in `data.image_url`', { image_url: LINK }, true],
    ['may be `data` itself', LINK, true],
    ['may not be missing', {}, false],
    ['over plain http', { result_file: 'http://results.example.com/1.webp' }, false],
  ])('the link of a synchronous call %s', ([, data, isFine]) => {
    expect(validatorOf('sync', answerSchema('createSync'))({ code: 200, message: 'success', data })).toBe(isFine);
  });

  test('credits may be fractions, and are numbers', () => {
    const credits = validatorOf('async', answerSchema('getCredits'));
    expect(credits({ code: 200, message: 'success', data: { credits: 0.5, vip_credits: 3 } })).toBe(true);
    expect(credits({ code: 200, message: 'success', data: { credits: '0.5', vip_credits: 3 } })).toBe(false);
  });
});

describe('errors', () => {
  const CREATE = [401, 402, 403, 404, 406, 407, 409, 413, 415, 422, 429, 500, 502, 503, 504];
  const QUERY = [401, 403, 404, 422, 429, 500, 502, 503, 504];
  const CREDITS = [401, 403, 429, 500, 502, 503, 504];

  test.for([
    ['createSync', CREATE],
    ['createTask', CREATE],
    ['queryTask', QUERY],
    ['getCredits', CREDITS],
  ])('of %s are declared both as an HTTP status and as an envelope with HTTP 200', ([id, codes]) => {
    const { document, operation } = operations[id];
    expect(
      Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status !== 200),
    ).toEqual(codes);
    const underSuccess = examplesOf(document, answerOf(id, '200').content[JSON_TYPE]);
    for (const code of codes) {
      expect(underSuccess[`error-${code}`].value.code).toBe(code);
      const own = examplesOf(document, answerOf(id, String(code)).content[JSON_TYPE]);
      expect(own[`error-${code}`].value.code).toBe(code);
    }
  });

  test.for(['generateNanoBanana', 'generateContent', 'generateImages'])('of %s are declared in both ways', (id) => {
    const { document, operation } = operations[id];
    const underSuccess = examplesOf(document, answerOf(id, '200').content[JSON_TYPE]);
    const statuses = Object.keys(operation.responses).filter((status) => status !== '200');
    expect(statuses).toEqual(['400', '401', '403', '404', '413', '429', '500', '501', '502', '503', '504']);
    for (const status of statuses) {
      const [name, example] = Object.entries(examplesOf(document, answerOf(id, status).content[JSON_TYPE]))[0];
      expect(underSuccess[name]).toEqual(example);
    }
  });
});
