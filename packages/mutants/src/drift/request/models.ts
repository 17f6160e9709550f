import type { Mutant } from '../../mutant.js';
import type { Any } from '../../tools.js';
import { json, misread, refuseJson } from './parts.js';

/** Requests to the models host that are misread. */
export const modelsRequestMutants: readonly Mutant[] = [
  misread(
    'gemini-role-required',
    ['generateNanoBanana'],
    ['valid-request-accepted'],
    refuseJson('generateNanoBanana', (v) => v.contents?.some((c: Any) => c.parts && c.role === undefined)),
  ),
  misread(
    'gemini-config-required',
    ['generateNanoBanana'],
    ['valid-request-accepted'],
    refuseJson('generateNanoBanana', (v) => v.contents?.[0]?.parts && v.generationConfig === undefined),
  ),
  misread(
    'gemini-modalities-required',
    ['generateContent'],
    ['valid-request-accepted'],
    refuseJson(
      'generateContent',
      (v) => v.contents?.[0]?.parts && v.generationConfig?.responseModalities === undefined,
    ),
  ),
  misread(
    'gemini-text-modality-refused',
    ['generateContent'],
    ['valid-request-accepted'],
    refuseJson('generateContent', (v) => v.generationConfig?.responseModalities?.includes('TEXT')),
  ),
  misread(
    'gemini-one-turn-only',
    ['generateNanoBanana'],
    ['valid-request-accepted'],
    refuseJson('generateNanoBanana', (v) => v.contents?.length > 1),
  ),
  misread(
    'gemini-image-jpg-refused',
    ['generateNanoBanana'],
    ['valid-request-accepted'],
    refuseJson('generateNanoBanana', (v) => JSON.stringify(v).includes('image/jpg"')),
  ),
  misread(
    'gemini-21-by-9-refused',
    ['generateContent'],
    ['valid-request-accepted'],
    refuseJson('generateContent', (v) => v.generationConfig?.imageConfig?.aspectRatio === '21:9'),
  ),
  misread(
    'gemini-square-without-a-ratio',
    ['generateNanoBanana'],
    ['picture-size'],
    json('generateNanoBanana', (v) => {
      v.generationConfig.imageConfig ??= {};
      v.generationConfig.imageConfig.aspectRatio ??= '1:1';
    }),
  ),
  misread(
    'pro-first-words-only',
    ['generateContent'],
    ['option-has-effect'],
    json('generateContent', (v) => {
      for (const part of v.contents?.[0]?.parts ?? []) if (typeof part.text === 'string') part.text = 'x';
    }),
  ),
  misread(
    'pro-4k-refused',
    ['generateContent'],
    ['valid-request-accepted'],
    refuseJson('generateContent', (v) => v.generationConfig?.imageConfig?.imageSize === '4K'),
  ),
  misread(
    'pro-2k-as-1k',
    ['generateContent'],
    ['picture-size'],
    json('generateContent', (v) => {
      if (v.generationConfig?.imageConfig?.imageSize === '2K') v.generationConfig.imageConfig.imageSize = '1K';
    }),
  ),
  misread(
    'seedream-alias-refused',
    ['generateImages'],
    ['valid-request-accepted'],
    refuseJson('generateImages', (v) => v.model === 'seedream4.5'),
  ),
  misread(
    'seedream-single-picture-refused',
    ['generateImages'],
    ['valid-request-accepted'],
    refuseJson('generateImages', (v) => typeof v.image === 'string' && v.image.startsWith('data:')),
  ),
  misread(
    'seedream-2k-refused',
    ['generateImages'],
    ['valid-request-accepted'],
    refuseJson('generateImages', (v) => v.size === '2K'),
  ),
  misread(
    'seedream-optimize-refused',
    ['generateImages'],
    ['valid-request-accepted'],
    refuseJson('generateImages', (v) => v.optimize_prompt_options !== undefined),
  ),
  misread(
    'seedream-disabled-refused',
    ['generateImages'],
    ['valid-request-accepted'],
    refuseJson('generateImages', (v) => v.sequential_image_generation === 'disabled'),
  ),
  misread(
    'seedream-stream-not-read',
    ['generateImages'],
    ['events-as-documented'],
    json('generateImages', (v) => {
      delete v.stream;
    }),
  ),
  misread(
    'seedream-stream-refused',
    ['generateImages'],
    ['valid-request-accepted'],
    refuseJson('generateImages', (v) => v.stream === true),
  ),
  misread(
    'seedream-16-to-1-and-more-accepted',
    ['generateImages'],
    ['invalid-request-refused'],
    json('generateImages', (v) => {
      const [w = 0, h = 0] = String(v.size).split('x').map(Number);
      if (w / h > 16 || h / w > 16) v.size = '2048x2048';
    }),
  ),
  misread(
    'seedream-too-large-accepted',
    ['generateImages'],
    ['invalid-request-refused'],
    json('generateImages', (v) => {
      const [w = 0, h = 0] = String(v.size).split('x').map(Number);
      if (w * h > 16_777_216) v.size = '2048x2048';
    }),
  ),
  misread(
    'seedream-15-pictures-accepted',
    ['generateImages'],
    ['invalid-request-refused'],
    json('generateImages', (v) => {
      if (Array.isArray(v.image) && v.image.length > 14) v.image = v.image.slice(0, 14);
    }),
  ),
  misread(
    'seedream-series-of-none-accepted',
    ['generateImages'],
    ['invalid-request-refused'],
    json('generateImages', (v) => {
      const o = v.sequential_image_generation_options;
      if (o && o.max_images < 1) o.max_images = 1;
    }),
  ),
  misread(
    'seedream-tiny-input-accepted',
    ['generateImages'],
    ['invalid-request-refused'],
    json('generateImages', (v) => {
      if (typeof v.image === 'string' && v.image.startsWith('data:') && v.image.length < 400) delete v.image;
    }),
  ),
];
