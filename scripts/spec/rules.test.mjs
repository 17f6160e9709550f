import { describe, expect, test } from 'vitest';
import { answerOf, documents, examplesOf, operations, validatorOf } from './test/bundled.mjs';

const JSON_TYPE = 'application/json';
const MULTIPART = 'multipart/form-data';
const FORM = 'application/x-www-form-urlencoded';
const LINK = 'https://results.example.com/1.webp';
const file = { image_file: 'product.jpg' };
const link = { image_url: 'https://pictures.example.com/shirt.jpg' };
const base64 = { image_base64: 'data:image/jpeg;base64,/9j/4AAQ' };

const requestSchema = (id, type) => operations[id].operation.requestBody.content[type].schema;
const answerSchema = (id, status = '200') => answerOf(id, status).content[JSON_TYPE].schema;

describe('the form of a create', () => {
  const accepts = (id, type, value) => validatorOf(operations[id].name, requestSchema(id, type))(value);

  test.for([
    [
      'a cut-out with every option',
      MULTIPART,
      { model_key: 'background-removal', ...file, output_format: 'png', crop: 1, border: 2, stamp_crop: 0 },
    ],
    ['a print cut-out by base64', FORM, { model_key: 'stamp-background-removal', ...base64, stamp_crop: 1 }],
    ['bare base64', FORM, { model_key: 'background-removal', image_base64: '/9j/4AAQ' }],
    ['a data URI as the link', FORM, { model_key: 'background-removal', image_url: 'data:image/png;base64,iVBO' }],
    ['a link inside multipart', MULTIPART, { model_key: 'background-removal', ...link }],
    [
      'a print extraction by file',
      MULTIPART,
      { model_key: 'image-extract', ...file, extract_type: '窗帘', resolution: '4k', size: '26:38' },
    ],
    ['a print extraction by link, without its type', FORM, { model_key: 'image-extract', ...link }],
    [
      'a shadow',
      MULTIPART,
      { model_key: 'image-shadow-v3', ...file, shadow_opacity: 0, main_ratio: 100, background_color: '#ffffff' },
    ],
    ['a model seen in programs', MULTIPART, { model_key: 'upscale2stamp', ...file, scale: 4 }],
    [
      'a model that nobody has seen, with fields of its own',
      FORM,
      { model_key: 'image-shadow-v4', ...link, softness: 3 },
    ],
  ])('takes %s', ([, type, value]) => expect(accepts('createTask', type, value)).toBe(true));

  test.for([
    ['no model', MULTIPART, { ...file }],
    ['no picture', MULTIPART, { model_key: 'background-removal' }],
    ['two pictures', MULTIPART, { model_key: 'background-removal', ...file, ...link }],
    ['an unknown output format', MULTIPART, { model_key: 'background-removal', ...file, output_format: 'gif' }],
    [
      "another model's field: size belongs to the print extraction",
      MULTIPART,
      { model_key: 'background-removal', ...file, size: '1:1' },
    ],
    [
      "another model's field: resolution belongs to the print extraction",
      MULTIPART,
      { model_key: 'image-shadow-v3', ...file, resolution: '1k' },
    ],
    [
      "another model's field: the opacity belongs to the shadow",
      MULTIPART,
      { model_key: 'image-extract', ...file, extract_type: '服装', shadow_opacity: 1 },
    ],
    ['a print extraction by file without its type', MULTIPART, { model_key: 'image-extract', ...file }],
    ['a print extraction by base64', FORM, { model_key: 'image-extract', ...base64, extract_type: '服装' }],
    ['a shadow by base64', FORM, { model_key: 'image-shadow-v3', ...base64 }],
    ['a border of 3', MULTIPART, { model_key: 'background-removal', ...file, border: 3 }],
    ['an opacity over 1', MULTIPART, { model_key: 'image-shadow-v3', ...file, shadow_opacity: 1.01 }],
    [
      'a share of the frame that is no whole number',
      MULTIPART,
      { model_key: 'image-shadow-v3', ...file, main_ratio: 80.5 },
    ],
    ['a colour by name', MULTIPART, { model_key: 'image-shadow-v3', ...file, background_color: 'white' }],
    [
      'a scale of 3 where the model is known to take 2, 4 and 6',
      MULTIPART,
      { model_key: 'upscale2stamp', ...file, scale: 3 },
    ],
    ['a link that is no link', FORM, { model_key: 'background-removal', image_url: 'shirt.jpg' }],
    [
      '`response`, which belongs to the synchronous host',
      MULTIPART,
      { model_key: 'background-removal', ...file, response: 'url' },
    ],
  ])('refuses %s', ([, type, value]) => expect(accepts('createTask', type, value)).toBe(false));

  test('of the synchronous host serves the two cut-outs only', () => {
    expect(accepts('createSync', MULTIPART, { model_key: 'background-removal', ...file, response: 'bytes' })).toBe(
      true,
    );
    expect(accepts('createSync', MULTIPART, { model_key: 'image-extract', ...file, extract_type: '服装' })).toBe(false);
    expect(accepts('createSync', MULTIPART, { model_key: 'upscale2stamp', ...file })).toBe(false);
  });

  test('means the same as text, once each field is read by its type', () => {
    const validate = validatorOf('async', requestSchema('createTask', MULTIPART), { coerceTypes: true });
    const wire = (fields) => ({ ...file, ...fields });
    expect(validate(wire({ model_key: 'image-shadow-v3', shadow_opacity: '0.5', main_ratio: '80' }))).toBe(true);
    expect(validate(wire({ model_key: 'background-removal', crop: '1' }))).toBe(true);
    expect(validate(wire({ model_key: 'background-removal', crop: 'yes' }))).toBe(false);
  });
});

describe('the answer to a poll', () => {
  const validate = validatorOf('async', answerSchema('queryTask'));
  const accepts = (data) => validate({ code: 200, message: 'success', data });
  const running = { state: 0, result_file: null, message: null, progress: '65.71', position: -1 };

  test.for([
    ['running', running],
    ['queued, with nothing but its state', { state: 0 }],
    ['done', { ...running, state: 1, result_file: LINK, progress: '100' }],
    ['done, on this computer', { ...running, state: 1, result_file: 'http://127.0.0.1:4010/files/1.png' }],
    ['failed', { ...running, state: 2, message: '图片处理失败' }],
    ['in a state that one program reads as failed', { ...running, state: -1 }],
    ['in a state that nobody has seen', { ...running, state: 7 }],
  ])('may be %s', ([, data]) => expect(accepts(data)).toBe(true));

  test.for([
    ['done without a link', { ...running, state: 1 }],
    ['done, the link left out', { state: 1 }],
    ['done with a relative link', { ...running, state: 1, result_file: '/files/1.png' }],
    ['done with a link over plain http', { ...running, state: 1, result_file: 'http://results.example.com/1.png' }],
    [
      'done with a host that only begins like this computer',
      { ...running, state: 1, result_file: 'http://localhost.example.com/1.png' },
    ],
    ['running with a link', { ...running, result_file: LINK }],
    ['failed with a link', { ...running, state: 2, result_file: LINK, message: '失败' }],
    ['failed without a reason', { ...running, state: 2 }],
    ['without a state', { ...running, state: undefined }],
    ['with progress as a number', { ...running, progress: 65.71 }],
    ['with progress over 100', { ...running, progress: '100.01' }],
    ['with progress that is no number', { ...running, progress: 'half' }],
    ['at place -2 of the queue', { ...running, position: -2 }],
  ])('may not be %s', ([, data]) => expect(accepts(JSON.parse(JSON.stringify(data)))).toBe(false));
});

describe('envelopes', () => {
  test('an error never passes for a success, nor a success for an error', () => {
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
    ['in `data.result_file`', { result_file: LINK }, true],
    ['in `data.url`', { url: LINK }, true],
    ['in `data.image_url`', { image_url: LINK }, true],
    ['as `data` itself', LINK, true],
    ['nowhere', {}, false],
    ['over plain http', { result_file: 'http://results.example.com/1.webp' }, false],
  ])('the link of a synchronous call may stand %s', ([, data, isFine]) => {
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
  ])('of %s come both as HTTP status and as envelope under 200', ([id, codes]) => {
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

  test.for(['generateNanoBanana', 'generateContent', 'generateImages'])('of %s come both ways too', (id) => {
    const { document, operation } = operations[id];
    const underSuccess = examplesOf(document, answerOf(id, '200').content[JSON_TYPE]);
    const statuses = Object.keys(operation.responses).filter((status) => status !== '200');
    expect(statuses).toEqual(['400', '401', '403', '404', '429', '500', '502', '503', '504']);
    for (const status of statuses) {
      const own = Object.entries(examplesOf(document, answerOf(id, status).content[JSON_TYPE]));
      expect(own).toHaveLength(1);
      expect(underSuccess[own[0][0]]).toEqual(own[0][1]);
    }
  });
});

describe('the third-party models', () => {
  test('only nano-banana is deprecated', () => {
    const deprecated = Object.values(operations).filter(({ operation }) => operation.deprecated);
    expect(deprecated.map(({ operation }) => operation.operationId)).toEqual(['generateNanoBanana']);
  });

  test('a refused prompt is an answer, an error body is not', () => {
    const schema = documents.models.components.schemas.GenerateContentResponse;
    const answer = validatorOf('models', schema);
    expect(answer({ promptFeedback: { blockReason: 'SAFETY' } })).toBe(true);
    expect(answer({ candidates: [{ finishReason: 'SOMETHING_NEW' }] })).toBe(true);
    expect(answer({ error: { message: 'no' } })).toBe(false);
  });

  test('pictures go to Gemini in either spelling', () => {
    const request = validatorOf('models', requestSchema('generateContent', JSON_TYPE));
    const withPart = (part) => ({ contents: [{ role: 'user', parts: [part] }] });
    expect(request(withPart({ inline_data: { mime_type: 'image/png', data: 'iVBO' } }))).toBe(true);
    expect(request(withPart({ inlineData: { mimeType: 'image/png', data: 'iVBO' } }))).toBe(true);
    expect(request(withPart({ picture: 'iVBO' }))).toBe(false);
  });

  test('seedream takes one picture or up to 14, and pixels only as WIDTHxHEIGHT', () => {
    const request = validatorOf('models', requestSchema('generateImages', JSON_TYPE));
    const ask = (fields) => request({ model: 'seedream4.5', prompt: '一只猫', ...fields });
    const picture = 'https://pictures.example.com/cat.jpg';
    expect(ask({})).toBe(true);
    expect(ask({ image: picture, size: '2560x1440' })).toBe(true);
    expect(ask({ image: Array(14).fill(picture), size: '4K' })).toBe(true);
    expect(ask({ image: Array(15).fill(picture) })).toBe(false);
    expect(ask({ image: [] })).toBe(false);
    expect(ask({ size: 'large' })).toBe(false);
  });
});

describe('access', () => {
  test('the key goes to the three hosts, and never to a result link', () => {
    expect(documents.sync.security).toEqual([{ ApiKey: [] }, { BearerKey: [] }]);
    expect(documents.async.security).toEqual([{ ApiKey: [] }, { BearerKey: [] }]);
    expect(documents.models.security).toEqual([{ ModelsBearer: [] }]);
    expect(operations.downloadResult.operation.security).toEqual([]);
    expect(operations.downloadResult.pathItem.servers[0].url).toBe('https://{resultHost}');
  });
});

describe('limits', () => {
  const { schemas } = documents.models.components;
  const limits = documents.models['x-limits'];

  test('agree with the schemas that enforce them', () => {
    const pictures = schemas.ImageGenerationRequest.properties.image.oneOf.find(({ type }) => type === 'array');
    expect(pictures.maxItems).toBe(limits.seedreamImagesMax.value);
    const options = schemas.ImageGenerationRequest.properties.sequential_image_generation_options;
    expect(options.properties.max_images.maximum).toBe(limits.seedreamSequenceMax.value);
  });

  test('are the same in every document', () => {
    expect(documents.sync['x-limits']).toEqual(limits);
    expect(documents.async['x-limits']).toEqual(limits);
  });

  test('say which of two readings the kit follows', () => {
    expect(limits.fileBytes.description).toContain('the kit follows the newer 40 MB');
    expect(limits.fileBytesOlder.value).toBe(15 * 1024 * 1024);
  });
});
