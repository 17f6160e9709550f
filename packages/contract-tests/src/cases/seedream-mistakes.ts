import type { Case } from '../model/case.js';
import { jsonRequest, modelsApiKeyOf } from '../requests/request.js';
import { limit } from '../spec/operations.js';
import { schemaDefault } from '../spec/values.js';
import { BAD_MODELS_REQUEST, refusal } from './expectations.js';
import { shared } from './lanes.js';
import { sendRefused } from './refused.js';
import { PROMPT } from './seedream.js';
import { ANY_LINK } from './smallest.js';
import { base64 } from './uploads.js';

/** Calls of seedream4.5 that the spec does not allow, each with one mistake. */
export function seedreamMistakes(): Case[] {
  const model = schemaDefault('models', 'SeedreamModel');
  const refused = (name: string, because: string, body: unknown) => mistake(name, because, async () => body);
  const input = (name: string, because: string, size: { width: number; height: number }) =>
    mistake(name, because, async () => {
      const image = await base64({ drawing: { scene: 'product', seed: 7, ...size }, format: 'png' });
      return { model, prompt: PROMPT, image };
    });
  return [
    refused('no-prompt', 'without a prompt', { model }),
    refused('no-model', 'without a model', { prompt: PROMPT }),
    refused('prompt-as-number', 'with a number as the prompt', { model, prompt: 5 }),
    refused('bad-response-format', 'with an unknown response_format', {
      model,
      prompt: PROMPT,
      response_format: 'png',
    }),
    refused('bad-size', 'with a size in words', { model, prompt: PROMPT, size: 'large' }),
    refused('small-size', 'with fewer pixels than allowed', { model, prompt: PROMPT, size: '512x512' }),
    ...[limit('seedreamSequenceMax') + 1, 0].map((max_images) =>
      refused(`max-images-${max_images}`, `with max_images ${max_images}`, {
        model,
        prompt: PROMPT,
        sequential_image_generation: 'auto',
        sequential_image_generation_options: { max_images },
      }),
    ),
    ...['5000x5000', '16400x900'].map((size) =>
      refused(`size-${size}`, 'with a size beyond the limits', { model, prompt: PROMPT, size }),
    ),
    refused('too-many-inputs', 'with a picture too many to go by', {
      model,
      prompt: PROMPT,
      image: Array.from({ length: limit('seedreamImagesMax') + 1 }, (_, index) => `${ANY_LINK}?${index}`),
    }),
    input('small-input', 'with an input picture that is too narrow', {
      width: limit('seedreamSidePixelsMin') - 1,
      height: 40,
    }),
    input('sliver-as-input', 'with an input picture that is too long for its width', {
      width: 20,
      height: 20 * limit('seedreamRatioMax') + 20,
    }),
    refused('bad-image', 'with a picture that is neither link nor data URI', {
      model,
      prompt: PROMPT,
      image: 'photo.png',
    }),
    refused('broken-json', 'with broken JSON', '{"prompt":'),
  ];
}

function mistake(name: string, because: string, body: () => Promise<unknown>): Case {
  return shared(`generateImages/bad/${name}`, 'generateImages', 0, async (stage) => {
    const request = jsonRequest('generateImages', modelsApiKeyOf(stage), await body());
    return sendRefused(stage, request, refusal(BAD_MODELS_REQUEST, because));
  });
}
