import { describe, expect, test } from 'vitest';
import { documents, operations, validatorOf } from './test/bundled.mjs';

const JSON_TYPE = 'application/json';
const requestSchema = (id, type) => operations[id].operation.requestBody.content[type].schema;

describe('the third-party models', () => {
  test('only nano-banana is deprecated', () => {
    const deprecated = Object.values(operations).filter(({ operation }) => operation.deprecated);
    expect(deprecated.map(({ operation }) => operation.operationId)).toEqual(['generateNanoBanana']);
  });

  test('the response to a refused prompt is valid, an error body is not', () => {
    const schema = documents.models.components.schemas.GenerateContentResponse;
    const answer = validatorOf('models', schema);
    expect(answer({ promptFeedback: { blockReason: 'SAFETY' } })).toBe(true);
    expect(answer({ candidates: [{ finishReason: 'SOMETHING_NEW' }] })).toBe(true);
    expect(answer({ error: { message: 'no' } })).toBe(false);
  });

  test('pictures for Gemini may be sent in snake_case or camelCase', () => {
    const request = validatorOf('models', requestSchema('generateContent', JSON_TYPE));
    const withPart = (part) => ({ contents: [{ role: 'user', parts: [part] }] });
    expect(request(withPart({ inline_data: { mime_type: 'image/png', data: 'iVBO' } }))).toBe(true);
    expect(request(withPart({ inlineData: { mimeType: 'image/png', data: 'iVBO' } }))).toBe(true);
    expect(request(withPart({ picture: 'iVBO' }))).toBe(false);
  });

  test('a part of a prompt may be a file, a single signature, or a text together with a picture', () => {
    const request = validatorOf('models', requestSchema('generateContent', JSON_TYPE));
    const withPart = (part) => ({ contents: [{ role: 'user', parts: [part] }] });
    expect(request(withPart({ fileData: { fileUri: 'https://files.example.com/1.png' } }))).toBe(true);
    expect(request(withPart({ thoughtSignature: 'c2ln' }))).toBe(true);
    expect(request(withPart({ text: '一只猫', inlineData: { data: 'iVBO' } }))).toBe(true);
    expect(request(withPart({ text: '草稿', thought: true }))).toBe(true);
    expect(request(withPart({ thought: true }))).toBe(false);
  });

  test('a response of Gemini may contain drafts, or empty values added by a gateway', () => {
    const schema = documents.models.paths['/v1beta/models/{model}:generateContent'].post.responses['200'].content;
    const answer = validatorOf('models', schema[JSON_TYPE].schema);
    const drafts = [
      { thought: true, inlineData: { data: 'iVBO' } },
      { thoughtSignature: 'c2ln' },
      { inlineData: { data: 'iVBO' } },
    ];
    expect(answer({ candidates: [{ content: { role: 'model', parts: drafts }, finishReason: 'LANGUAGE' }] })).toBe(
      true,
    );
    const zero = { content: { role: '', parts: null }, finishReason: null, safetyRatings: null };
    expect(answer({ candidates: [zero], promptFeedback: { blockReason: 'JAILBREAK', safetyRatings: null } })).toBe(
      true,
    );
    expect(answer({ candidates: [{ content: { role: 'user', parts: [] } }] })).toBe(false);
  });

  test('a response of seedream may be empty with a reason, or have empty fields, but not contain a picture in two forms', () => {
    const { schema } = documents.models.paths['/v1/images/generations'].post.responses['200'].content[JSON_TYPE];
    const answer = validatorOf('models', schema);
    const url = 'https://results.example.com/1.jpeg';
    expect(answer({ data: [], error: { code: 'OutputImageSensitiveContentDetected', message: 'withheld' } })).toBe(
      true,
    );
    expect(answer({ data: [{ url, b64_json: '', revised_prompt: '' }] })).toBe(true);
    expect(answer({ data: [{ error: { message: 'withheld' }, url: '', b64_json: '', revised_prompt: '' }] })).toBe(
      true,
    );
    expect(answer({ data: [{ url, b64_json: 'iVBO' }] })).toBe(false);
    expect(answer({ data: [{ url: '', b64_json: '' }] })).toBe(false);
    const { ImageGenerationEvent } = documents.models.components.schemas;
    const event = validatorOf('models', ImageGenerationEvent);
    expect(event({ error: { code: 'InternalServiceError', message: 'failed' } })).toBe(true);
    expect(event({ type: 'image_generation.partial_succeeded', image_index: 0 })).toBe(false);
  });

  test('seedream accepts up to 14 pictures, and a size in pixels only as WIDTHxHEIGHT', () => {
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
  test('the key is sent to the three hosts, and never to a result link', () => {
    expect(documents.sync.security).toEqual([{ ApiKey: [] }, { BearerKey: [] }]);
    expect(documents.async.security).toEqual([{ ApiKey: [] }, { BearerKey: [] }]);
    expect(documents.models.security).toEqual([{ ModelsBearer: [] }]);
    expect(operations.downloadResult.operation.security).toEqual([]);
    for (const id of ['generateNanoBanana', 'generateContent', 'streamGenerateContent', 'listGeminiModels']) {
      const { operation, document } = operations[id];
      const ways = (operation.security ?? document.security).flatMap(Object.keys);
      expect(ways).toEqual(['ModelsBearer', 'GoogleKeyHeader', 'GoogleKeyQuery']);
    }
    expect(operations.generateImages.operation.security).toBeUndefined();
    expect(operations.downloadResult.pathItem.servers[0].url).toBe('https://{resultHost}');
  });
});

describe('the other calls of the gateway', () => {
  test('are all guesses, and are unknown to the SDK and the contract checks', () => {
    const guessed = Object.values(operations).filter(({ name }) => name === 'gateway');
    expect(guessed.map(({ operation }) => operation['x-evidence'].level)).toEqual(guessed.map(() => 'I'));
    expect(guessed.length).toBe(8);
  });
});

describe('limits', () => {
  const { schemas } = documents.models.components;
  const limits = documents.models['x-limits'];

  test('match the schemas that enforce them', () => {
    const pictures = schemas.ImageGenerationRequest.properties.image.oneOf.find(({ type }) => type === 'array');
    expect(pictures.maxItems).toBe(limits.seedreamImagesMax.value);
    const options = schemas.ImageGenerationRequest.properties.sequential_image_generation_options;
    expect(options.properties.max_images.maximum).toBe(limits.seedreamSequenceMax.value);
  });

  test('seedream counts inputs and outputs together', () => {
    expect(limits.seedreamPicturesMax.value).toBe(limits.seedreamImagesMax.value + 1);
  });

  test('are the same in every document', () => {
    expect(documents.sync['x-limits']).toEqual(limits);
    expect(documents.async['x-limits']).toEqual(limits);
  });

  test('say which of two possible readings the kit follows', () => {
    expect(limits.fileBytes.description).toContain('the kit follows the newer 40 MB');
    expect(limits.fileBytesOlder.value).toBe(15 * 1024 * 1024);
  });
});
