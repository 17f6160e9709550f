import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../data/control.js';
import { toSdkCode } from './sdk.js';

const BASE = 'http://127.0.0.1:4010';
const FILE = { filename: 'shirt.jpg', contentType: 'image/jpeg', bytes: 5 };

function codeOf(over: Partial<JournalEntry>): string {
  const own = { seq: 1, at: 0, method: 'POST', host: 'async', path: '/v1/create', query: '' } as const;
  return toSdkCode({ ...own, headers: {}, fields: {}, problems: [], faults: [], ...over }, BASE);
}

describe('a request as SDK code', () => {
  it('is a whole program that reads the key from the environment', () => {
    expect(
      codeOf({ operation: 'createSync', host: 'sync', model: 'background-removal', fields: { image_file: FILE } }),
    ).toBe(
      [
        "import { Koukoutu, fromPath, save } from '@koukoutu/sdk/node';",
        '',
        'const koukoutu = new Koukoutu({',
        '  apiKey: process.env.KOUKOUTU_API_KEY,',
        "  baseUrl: 'http://127.0.0.1:4010',",
        '});',
        "const result = await koukoutu.removeBackground(fromPath('shirt.jpg'));",
        "await save(result, 'result.webp');",
        '',
      ].join('\n'),
    );
  });

  it.each([
    [
      {
        model: 'stamp-background-removal',
        fields: { image_url: 'https://example.com/a.jpg', stamp_crop: '1', border: '2', output_format: 'png' },
      },
      "removeBackground('https://example.com/a.jpg', { model: 'print', printCrop: true, edge: 2, outputFormat: 'png', mode: 'task' })",
    ],
    [
      { model: 'image-extract', fields: { image_file: FILE, extract_type: '鞋包', resolution: '4k', size: '3:4' } },
      "extractPrint(fromPath('shirt.jpg'), { extractType: '鞋包', resolution: '4k', size: '3:4' })",
    ],
    [
      {
        model: 'image-shadow-v3',
        fields: { image_file: FILE, shadow_opacity: '0.5', main_ratio: '70', background_color: '#ffffff' },
      },
      "addShadow(fromPath('shirt.jpg'), { opacity: 0.5, mainRatio: 70, background: '#ffffff' })",
    ],
    [
      { model: 'upscale2stamp', fields: { model_key: 'upscale2stamp', image_file: FILE, scale: '4' } },
      "tasks.create('upscale2stamp', fromPath('shirt.jpg'), { scale: '4' })",
    ],
  ])('names the options as the SDK does: %o', (over, call) => {
    expect(codeOf({ operation: 'createTask', ...over })).toContain(`await koukoutu.${call}`);
  });

  it('resumes a task for a poll, and reads the credits', () => {
    expect(codeOf({ operation: 'queryTask', fields: { task_id: '176' } })).toContain('koukoutu.tasks.resume(176)');
    expect(codeOf({ operation: 'getCredits' })).toContain('await koukoutu.credits()');
  });

  it('uses the other key for the third-party models', () => {
    const code = codeOf({ operation: 'generateImages', host: 'models', fields: { prompt: '一只猫' } });
    expect(code).toContain('modelsApiKey: process.env.KOUKOUTU_MODELS_API_KEY');
    expect(code).toContain("generateImage('seedream4.5', { prompt: '一只猫' })");
  });

  it.each([
    [
      'generateContent',
      {
        contents: JSON.stringify([
          { role: 'user', parts: [{ inline_data: { mime_type: 'image/png', data: 'iVBO…' } }, { text: "It's a cat" }] },
        ]),
        generationConfig: '{"responseModalities":["IMAGE"],"imageConfig":{"aspectRatio":"16:9","imageSize":"2K"}}',
      },
      "generateImage('nano-banana-pro', { prompt: 'It\\'s a cat', images: fromPath('photo.jpg'), aspectRatio: '16:9', imageSize: '2K', modelId: 'a-model' })",
    ],
    [
      'generateImages',
      {
        prompt: '一只猫',
        image: '["https://example.com/a.jpg","data:image/png;base64,iVBO…"]',
        size: '2K',
        watermark: 'false',
        sequential_image_generation: 'auto',
        sequential_image_generation_options: '{"max_images":3}',
      },
      "generateImage('seedream4.5', { prompt: '一只猫', images: ['https://example.com/a.jpg', fromPath('photo.jpg')], size: '2K', watermark: false, maxImages: 3, modelId: 'a-model' })",
    ],
  ] as const)('passes on the options of a model: %s', (operation, fields, call) => {
    expect(codeOf({ operation, host: 'models', model: 'a-model', fields })).toContain(`await koukoutu.${call};`);
  });

  it('says which requests the SDK has no call for, and why', () => {
    expect(codeOf({ operation: 'downloadResult', host: 'files' })).toContain('// The SDK makes this request by itself');
    expect(codeOf({ path: '/v1/nowhere' })).toContain('// The API has no such call');
  });

  it('escapes every text of a request, so that none can end its string literal', () => {
    const evil = "'); process.exit(); (' \\ \n \u2028";
    const code = codeOf({ operation: 'createTask', model: evil, fields: { [evil]: evil } });
    const literals = code.match(/'(?:[^'\\\n]|\\.)*'/g) ?? [];
    expect(code.replace(/'(?:[^'\\\n]|\\.)*'/g, '')).not.toContain('exit');
    expect(literals.length).toBeGreaterThan(3);
  });
});
