import { describe, expect, test } from 'vitest';
import { answerOf, examplesOf, operations, validatorOf } from './test/bundled.mjs';
import { PAGES } from './test/pages.mjs';

/** The names of the examples for a page's answers. The page of the poll has three. */
const answerNames = ({ slug, operationId }) =>
  operationId === 'queryTask' ? ['running', 'done', 'failed'].map((moment) => `${slug}-${moment}`) : [slug];

describe('the 23 pages of the documentation', () => {
  test('are numbered without a gap', () => {
    expect(PAGES.map(({ page }) => page)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
  });

  test.for(PAGES)('$page $slug: the request is an example of its operation and content type', (page) => {
    const { operation, document, name } = operations[page.operationId];
    const content = operation.requestBody.content[page.request];
    const example = examplesOf(document, content)[page.slug];
    expect(example).toMatchObject({ summary: page.en, 'x-summary-zh': page.zh, 'x-page': page.page });
    if (page.model !== undefined) expect(example.value.model_key).toBe(page.model);
    const validate = validatorOf(name, content.schema);
    validate(example.value);
    expect(validate.errors).toBeNull();
  });

  test.for(PAGES)('$page $slug: the response is an example of its content type', (page) => {
    const { document, name } = operations[page.operationId];
    const content = answerOf(page.operationId, '200').content[page.answer];
    const examples = examplesOf(document, content);
    const validate = validatorOf(name, content.schema);
    for (const example of answerNames(page)) {
      expect(examples[example]).toMatchObject({ 'x-page': page.page });
      expect(examples[example].summary.startsWith(page.en)).toBe(true);
      expect(examples[example]['x-summary-zh'].startsWith(page.zh)).toBe(true);
      validate(examples[example].value);
      expect(validate.errors).toBeNull();
    }
  });

  test('the form of a page sends the picture in the way that its title says', () => {
    const fields = { file: 'image_file', url: 'image_url', base64: 'image_base64' };
    const titled = PAGES.filter(({ zh }) => /image (file|url|base64)$/.test(zh));
    expect(titled).toHaveLength(16);
    for (const { slug, operationId, request, zh } of titled) {
      const { operation, document } = operations[operationId];
      const { value } = examplesOf(document, operation.requestBody.content[request])[slug];
      const given = Object.values(fields).filter((field) => field in value);
      expect(given, slug).toEqual([fields[zh.match(/image (\w+)$/)[1]]]);
    }
  });

  test('the example of nano-banana is that of its page: two spellings, placeholders for pictures, a sentence as the ratio', () => {
    const { operation, document } = operations.generateNanoBanana;
    const request = examplesOf(document, operation.requestBody.content['application/json'])['nano-banana'].value;
    expect(request.contents[0].parts.map((part) => part.inline_data?.mime_type ?? part.text)).toEqual([
      'image/jpg',
      'image/jpeg',
      '生成图片:按照图二中的背景替换成图一',
    ]);
    expect(request.contents[0].parts[0].inline_data.data).toContain('图二base64<');
    expect(request.generationConfig.imageConfig.aspectRatio).toContain('可选值:1:1, 3:2');
    const answer = examplesOf(document, answerOf('generateNanoBanana', '200').content['application/json'])[
      'nano-banana'
    ];
    expect(answer.value.candidates[0].content.parts[0].inlineData.mimeType).toBe('image/jpeg');
    expect(answer.value.usageMetadata).toMatchObject({ promptTokenCount: 266, thoughtsTokenCount: 151 });
  });
});
