import { asPicture, drift, readJson } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Core } from '../core/core.js';
import { NoImageError } from '../core/errors.js';
import type { components } from '../generated/models.js';
import { defaultModelIds, fileBytes } from '../generated/spec-data.js';
import { fromBase64, toBase64 } from '../images/data-uri.js';
import type { Scope } from '../internal/scope.js';
import { GeneratedImage } from '../results/generated-image.js';
import { ImageResult } from '../results/image-result.js';
import type { NanoBananaProOptions } from './generate-options.js';
import { promptImages } from './prompt-images.js';

type Schemas = components['schemas'];

/** The formats and a size that surely is too large; this host's own limits are not known. */
const limits = { bytes: fileBytes, minSide: 1 };

/** The Gemini-shaped models: nano-banana (documented) and nano-banana-pro (a guess). */
export async function generateContent(
  core: Core,
  scope: Scope,
  model: 'nano-banana' | 'nano-banana-pro',
  options: NanoBananaProOptions,
): Promise<GeneratedImage> {
  const { prompt, images, aspectRatio, imageSize, modelId, preflight } = options;
  const pictures = await promptImages(core, scope, images, { limits, links: false, most: Infinity, preflight });
  const parts: Schemas['RequestPart'][] = [];
  for (const picture of pictures) {
    if ('link' in picture) continue;
    parts.push({ inline_data: { mime_type: picture.contentType, data: await toBase64(picture.blob) } });
  }
  parts.push({ text: prompt });
  // What is undefined does not go into the JSON.
  const imageConfig = aspectRatio || imageSize ? { aspectRatio, imageSize } : undefined;
  const body = {
    contents: [{ role: 'user', parts }],
    generationConfig: { responseModalities: ['IMAGE'], imageConfig },
  } as Schemas['GenerateContentRequest'];
  const id = modelId ?? (model === 'nano-banana' ? undefined : defaultModelIds[model]);
  const response = await ask(core, scope, { host: 'models', create: true, options }, (init) =>
    id === undefined
      ? core.raw.models.POST('/v1beta/models/gemini-2.5-flash-image:generateContent', { ...init, body })
      : core.raw.models.POST('/v1beta/models/{model}:generateContent', {
          ...init,
          body,
          params: { path: { model: id } },
        }),
  );
  const { json, blob } = await readJson(core, scope, response, true);
  return readContent(scope, json as Schemas['GenerateContentResponse'], () =>
    drift(scope, response, blob, 'a picture', true),
  );
}

/** Every part of the answer is optional: a refusal is an answer without a picture. */
async function readContent(
  scope: Scope,
  { candidates, promptFeedback, usageMetadata, modelVersion, responseId }: Schemas['GenerateContentResponse'],
  broken: () => Promise<Error>,
): Promise<GeneratedImage> {
  const parts = candidates?.flatMap((candidate) => candidate.content?.parts ?? []) ?? [];
  const text = parts.flatMap((part) => part.text ?? []).join('\n') || undefined;
  const [first, ...others] = await Promise.all(
    parts.flatMap(({ inlineData }) => (inlineData?.data ? [decode(inlineData.data, broken)] : [])),
  );
  if (!first) {
    const { operation } = scope;
    const stopped = candidates?.[0];
    const reason = promptFeedback?.blockReason ?? stopped?.finishReason ?? 'NO_CANDIDATES';
    const apiMessage = promptFeedback?.blockReasonMessage ?? stopped?.finishMessage ?? text;
    throw new NoImageError(
      `${operation}: the model gave no picture (${reason}${apiMessage ? `: ${apiMessage.slice(0, 200)}` : ''}). Change the prompt.`,
      { operation, reason, apiMessage, requestId: responseId },
    );
  }
  return new GeneratedImage(
    first,
    {},
    others.map((picture) => new ImageResult(picture)),
    { text, usage: usageMetadata as Record<string, unknown> | undefined, model: modelVersion, failures: [] },
  );
}

async function decode(base64: string, broken: () => Promise<Error>) {
  try {
    const picture = await asPicture(new Blob([fromBase64(base64)]));
    if (picture) return picture;
  } catch {
    // No base64: told below.
  }
  throw await broken();
}
