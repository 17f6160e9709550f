import type { components } from '../generated/models.js';
import { defaultModelIds } from '../generated/spec-data.js';
import { ask } from '../http/ask.js';
import type { Scope } from '../http/scope.js';
import { fromBase64, toBase64 } from '../images/base64.js';
import { readImage } from '../images/input.js';
import { asPicture, type Picture } from '../images/picture.js';
import { contentLimits } from '../images/preflight.js';
import { GeneratedImage } from '../results/generated-image.js';
import { ImageResult } from '../results/image-result.js';
import { fetchLink } from './fetch-link.js';
import { type NanoBananaProOptions, pictures } from './generate-options.js';
import { noImage } from './no-image.js';

type Schemas = components['schemas'];

/** The Gemini-shaped models: nano-banana (documented) and nano-banana-pro (a guess). */
export async function generateContent(
  scope: Scope,
  model: 'nano-banana' | 'nano-banana-pro',
  { prompt, images, aspectRatio, imageSize, modelId, preflight, allowPrivateLinks = false }: NanoBananaProOptions,
): Promise<GeneratedImage> {
  const parts: Schemas['RequestPart'][] = await Promise.all(
    pictures(images).map(async (input) => {
      let image = await readImage(scope, input, contentLimits, preflight);
      const { link } = image;
      if (link !== undefined) {
        // These models take no links.
        const fetched = { blob: () => fetchLink(scope, link, allowPrivateLinks) };
        image = await readImage(scope, fetched, contentLimits, preflight);
      }
      const { blob, contentType } = image as Exclude<typeof image, { link: string }>;
      return { inline_data: { mime_type: contentType as never, data: await toBase64(blob) } };
    }),
  );
  parts.push({ text: prompt });
  // What is undefined does not go into the JSON.
  const imageConfig = aspectRatio || imageSize ? { aspectRatio, imageSize } : undefined;
  const body = {
    contents: [{ role: 'user', parts }],
    generationConfig: { responseModalities: ['IMAGE'], imageConfig },
  } as Schemas['GenerateContentRequest'];
  const id = modelId ?? (model === 'nano-banana' ? undefined : defaultModelIds[model]);
  const [path, asked] =
    id === undefined
      ? (['/v1beta/models/gemini-2.5-flash-image:generateContent', { body }] as const)
      : (['/v1beta/models/{model}:generateContent', { body, params: { path: { model: id } } }] as const);
  return ask(scope, 'models', path, asked, 'JSON with pictures', async ({ json }, scope) => {
    // Every part of the answer is optional: a refusal is an answer without a picture.
    const content = json as Schemas['GenerateContentResponse'];
    const { candidates, promptFeedback, usageMetadata: usage, modelVersion, responseId: requestId } = content;
    const given = candidates?.flatMap((candidate) => candidate.content?.parts ?? []) ?? [];
    const text = given.flatMap((part) => part.text ?? []).join('\n') || undefined;
    const drawn = await Promise.all(
      given.flatMap(({ inlineData }) => inlineData?.data ?? []).map((data) => asPicture(fromBase64(data))),
    );
    const [first, ...others] = drawn.map((picture) => new ImageResult(picture as Picture));
    if (!first) {
      const stopped = candidates?.[0];
      const reason = promptFeedback?.blockReason ?? stopped?.finishReason ?? 'NO_CANDIDATES';
      const apiMessage = promptFeedback?.blockReasonMessage ?? stopped?.finishMessage ?? text;
      throw noImage(scope, reason, apiMessage, requestId);
    }
    return new GeneratedImage(drawn[0] as Picture, {}, others, { text, usage, model: modelVersion, failures: [] });
  });
}
