import { asPicture, drift } from '../core/answer.js';
import { ask } from '../core/ask.js';
import { NoImageError } from '../core/errors.js';
import type { Scope } from '../core/scope.js';
import type { components } from '../generated/models.js';
import { defaultModelIds } from '../generated/spec-data.js';
import { fromBase64, toBase64 } from '../images/base64.js';
import { readImage } from '../images/input.js';
import { contentLimits } from '../images/preflight.js';
import { ignore, race } from '../internal/race.js';
import { GeneratedImage } from '../results/generated-image.js';
import { ImageResult } from '../results/image-result.js';
import { type NanoBananaProOptions, pictures } from './generate-options.js';

type Schemas = components['schemas'];

/** The Gemini-shaped models: nano-banana (documented) and nano-banana-pro (a guess). */
export async function generateContent(
  scope: Scope,
  model: 'nano-banana' | 'nano-banana-pro',
  { prompt, images, aspectRatio, imageSize, modelId, preflight }: NanoBananaProOptions,
): Promise<GeneratedImage> {
  const { core, signal } = scope;
  const parts: Schemas['RequestPart'][] = await Promise.all(
    pictures(images).map(async (input) => {
      let image = await readImage(scope, input, contentLimits, preflight);
      if (image.link !== undefined) {
        // These models take no links: what is behind one is fetched, without a key.
        const response = await race(core.fetch(new Request(image.link, { signal })), signal);
        image = await readImage(scope, response, contentLimits, preflight);
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
  const { models } = core.raw;
  const answer = await ask(scope, 'models', true, (init) =>
    id === undefined
      ? models.POST('/v1beta/models/gemini-2.5-flash-image:generateContent', { ...init, body })
      : models.POST('/v1beta/models/{model}:generateContent', { ...init, body, params: { path: { model: id } } }),
  );
  if (!answer.json) throw await drift(scope, answer, 'JSON');
  // Every part of the answer is optional: a refusal is an answer without a picture.
  const content: Schemas['GenerateContentResponse'] = answer.json;
  const { candidates, promptFeedback, usageMetadata: usage, modelVersion, responseId: requestId } = content;
  const given = candidates?.flatMap((candidate) => candidate.content?.parts ?? []) ?? [];
  const text = given.flatMap((part) => part.text ?? []).join('\n') || undefined;
  const [first, ...others] = await Promise.all(
    given
      .flatMap(({ inlineData }) => inlineData?.data ?? [])
      .map(async (data) => {
        const picture = await Promise.resolve(data).then(fromBase64).then(asPicture).catch(ignore);
        if (!picture) throw await drift(scope, answer, 'a picture');
        return picture;
      }),
  );
  scope.sent = false;
  if (!first) {
    const stopped = candidates?.[0];
    const reason = promptFeedback?.blockReason ?? stopped?.finishReason ?? 'NO_CANDIDATES';
    const apiMessage = promptFeedback?.blockReasonMessage ?? stopped?.finishMessage ?? text;
    const words = apiMessage ? `: ${apiMessage.slice(0, 200)}` : '';
    throw scope.error(NoImageError, `the model gave no picture (${reason}${words}). Change the prompt.`, {
      reason,
      apiMessage,
      requestId,
    });
  }
  return new GeneratedImage(
    first,
    {},
    others.map((picture) => new ImageResult(picture)),
    { text, usage, model: modelVersion, failures: [] },
  );
}
