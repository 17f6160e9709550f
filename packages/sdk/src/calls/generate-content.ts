import type { components } from '../generated/models.js';
import { defaultModelIds } from '../generated/spec-data.js';
import { ask } from '../http/ask.js';
import type { Scope } from '../http/scope.js';
import { fromBase64, toBase64 } from '../images/base64.js';
import { readImage } from '../images/input.js';
import { asPicture } from '../images/picture.js';
import { contentLimits } from '../images/preflight.js';
import { download } from '../results/download.js';
import { type Drawn, GeneratedImage } from '../results/generated-image.js';
import { fetchLink } from './fetch-link.js';
import { type NanoBananaProOptions, pictures } from './generate-options.js';
import { noImage } from './no-image.js';
import { takeEach } from './take-each.js';

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
        // These models accept no links.
        const fetched = { blob: () => fetchLink(scope, link, allowPrivateLinks) };
        image = await readImage(scope, fetched, contentLimits, preflight);
      }
      const { blob, contentType } = image as Exclude<typeof image, { link: string }>;
      return { inline_data: { mime_type: contentType as never, data: await toBase64(blob) } };
    }),
  );
  parts.push({ text: prompt });
  // Undefined values are left out of the JSON.
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
    // Every part of the response is optional. A refusal is a response without a picture.
    const content = json as Schemas['GenerateContentResponse'];
    const { candidates, promptFeedback, usageMetadata: usage, modelVersion, responseId: requestId } = content;
    const parts: readonly AnswerPart[] = candidates?.flatMap((candidate) => candidate.content?.parts ?? []) ?? [];
    const textOf = (thought: boolean) =>
      parts.flatMap((part) => (!!part.thought === thought && part.text) || []).join('\n') || undefined;
    const picturesOf = (thought: boolean) =>
      takeEach(
        scope,
        parts.filter((part) => !!part.thought === thought).flatMap((part) => pictureOf(part) ?? []),
        ({ data, url }) => takePicture(scope, data, url),
      );
    const text = textOf(false);
    const { pictures: images, failures, lost } = await picturesOf(false);
    const { pictures: drafts, lost: lostDraft } = await picturesOf(true);
    // The last picture is the finished one. If the model marks all pictures as drafts, the last draft is used.
    const drawn = images.pop() ?? (lost ? undefined : drafts.pop());
    if (!drawn) {
      // A picture that cannot be read was paid for as well.
      if (lost ?? lostDraft) throw lost ?? lostDraft;
      const stopped = candidates?.[0];
      const reason = promptFeedback?.blockReason ?? stopped?.finishReason ?? (stopped ? 'NO_IMAGE' : 'NO_CANDIDATES');
      const apiMessage = promptFeedback?.blockReasonMessage ?? stopped?.finishMessage ?? text;
      throw noImage(scope, reason, apiMessage, requestId);
    }
    const report = { before: images, drafts, failures, text, thoughts: textOf(true), usage, model: modelVersion };
    return new GeneratedImage(drawn, report);
  });
}

/** A picture part of a response. Some gateways respond in the spelling of the request. */
type AnswerPart = Partial<Schemas['ResponsePart'] & Schemas['InlineDataPart']>;

/** Where the picture of a part is, if it has one. */
function pictureOf({ inlineData, inline_data, fileData }: AnswerPart) {
  const data = (inlineData ?? inline_data)?.data;
  const url = fileData?.fileUri;
  return data || url ? { data, url } : undefined;
}

async function takePicture(scope: Scope, data: string | undefined, url: string | undefined): Promise<Drawn> {
  if (!data) return { picture: await download(scope, url as string), url };
  const picture = await asPicture(fromBase64(data));
  if (!picture) throw new Error('not a complete picture');
  return { picture };
}
