import { closestRatio, type GenerateOptions, type Imaging, ImagingError, parseRatio } from '@koukoutu/imaging';
import { Refusal } from '../exchange/refusal.js';
import { faultOf } from '../faults/fault.js';
import { draw } from '../pictures/draw.js';
import { decode } from '../pictures/input.js';
import type { Studio } from '../pictures/studio.js';
import { encodeBase64 } from '../request/base64.js';
import type { Call } from '../request/call.js';
import { acceptJson, type ReadJson, receiveJson } from '../request/json-body.js';
import { asObject, type Json, type JsonObject } from '../spec/documents.js';
import { nearestValue } from '../spec/nearest.js';
import { shorten } from '../spec/problem.js';
import { listedValues } from '../spec/spec.js';
import { chargeQuota } from './charge.js';
import type { OperationSteps } from './steps.js';

/** Tokens per input picture and per output picture, from the documented example. */
const INPUT_PICTURE_TOKENS = 258;
const OUTPUT_PICTURE_TOKENS = 1120;

/** A request to a Gemini model, read but not yet validated. */
export interface ReadGeneration {
  model: string;
  body: ReadJson;
}

/** The steps that all Gemini calls share. Only `carryOut` differs. */
export function geminiSteps(
  carryOut: OperationSteps<ReadGeneration, JsonObject>['carryOut'],
): OperationSteps<ReadGeneration, JsonObject> {
  return {
    async read(call) {
      const model = modelOf(call.exchange.path);
      call.record.model = model.slice(0, 100);
      return { model, body: await receiveJson(call) };
    },
    target: (_, { model }) => ({ model }),
    validate: (call, { body }) => acceptJson(call, body),
    carryOut,
  };
}

/** Carries out a generation. Returns the whole answer, which a stream sends in pieces. */
export async function generate(call: Call, body: JsonObject, studio: Studio): Promise<JsonObject> {
  const { prompt, images } = readContents(call, body.contents, studio.imaging);
  const tokens = countTokens(prompt, images);
  const envelope = { modelVersion: modelOf(call.exchange.path), responseId: call.requestId };

  const blocked = faultOf(call.faults, 'blocked-prompt');
  if (blocked && blocked.text === undefined) {
    const promptFeedback = { blockReason: blocked.reason ?? 'PROHIBITED_CONTENT' };
    return { promptFeedback, usageMetadata: usage(tokens, 0), ...envelope };
  }
  if (blocked) {
    const content = { parts: [{ text: blocked.text ?? '' }], role: 'model' };
    const candidate = { content, finishReason: blocked.reason ?? 'IMAGE_SAFETY', index: 0 };
    return { candidates: [candidate], usageMetadata: usage(tokens, 0), ...envelope };
  }

  const config = asObject(body.generationConfig);
  const modalities = Array.isArray(config.responseModalities) ? config.responseModalities : ['IMAGE'];
  const isThinking =
    asObject(config.thinkingConfig).includeThoughts === true || faultOf(call.faults, 'thoughts') !== undefined;
  const parts: Json[] = [];
  if (isThinking) parts.push({ text: '（模拟思考）先确定构图，再画草稿。', thought: true });
  if (modalities.includes('TEXT')) parts.push({ text: `（模拟回答）${shorten(prompt, 80)}` });
  if (modalities.includes('IMAGE') || modalities.length === 0) {
    const refund = chargeQuota(call, 1);
    try {
      const shape = shapeOf(call, asObject(config.imageConfig));
      const options = { prompt, images, ...shape, format: 'jpeg' as const };
      // The draft comes right after the thought. Its other index makes it look different from the finished picture.
      if (isThinking)
        parts.splice(1, 0, { ...(await pictureOf(studio, call, { ...options, index: 1 })), thought: true });
      const picture = await pictureOf(studio, call, options);
      parts.push(isThinking ? { ...picture, thoughtSignature: THOUGHT_SIGNATURE } : picture);
    } catch (error) {
      refund();
      throw error;
    }
  }
  const candidate = { content: { parts, role: 'model' }, finishReason: 'STOP', index: 0 };
  return { candidates: [candidate], usageMetadata: usage(tokens, OUTPUT_PICTURE_TOKENS), ...envelope };
}

/** A placeholder for the opaque signature: base64 of the word "signature". */
const THOUGHT_SIGNATURE = 'c2lnbmF0dXJl';

async function pictureOf(studio: Studio, call: Call, options: GenerateOptions): Promise<JsonObject> {
  const picture = await draw(studio, call, options);
  return { inlineData: { mimeType: picture.contentType, data: encodeBase64(picture.bytes) } };
}

/** Estimates the tokens of a prompt: one per two characters of text, and the documented number for each picture. */
export function countTokens(prompt: string, images: readonly Uint8Array[]): PromptTokens {
  return { text: Math.max(1, Math.ceil([...prompt].length / 2)), images: images.length * INPUT_PICTURE_TOKENS };
}

/** Tokens of a prompt by kind. */
export interface PromptTokens {
  text: number;
  images: number;
}

/** The `promptTokensDetails` of a response. */
export function tokensDetails(prompt: PromptTokens): JsonObject[] {
  return [
    { modality: 'TEXT', tokenCount: prompt.text },
    ...(prompt.images > 0 ? [{ modality: 'IMAGE', tokenCount: prompt.images }] : []),
  ];
}

function modelOf(path: string): string {
  const written = /models\/([^/:]+):\w+$/.exec(path)?.[1] ?? '';
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // a stray percent sign is kept as it is
  }
}

/** The texts and pictures of a conversation. */
export function readContents(
  call: Call,
  contents: Json | undefined,
  imaging: Imaging,
): { prompt: string; images: Uint8Array[] } {
  const texts: string[] = [];
  const images: Uint8Array[] = [];
  const turns = Array.isArray(contents) ? contents : [];
  turns.forEach((turn, t) => {
    const parts = asObject(turn).parts;
    (Array.isArray(parts) ? parts : []).forEach((part, p) => {
      const { text, inline_data: snake, inlineData: camel, thought } = asObject(part);
      // A client sends back the thoughts of an earlier response. They are not part of the prompt.
      if (thought === true) return;
      if (typeof text === 'string') texts.push(text);
      const data = asObject(snake ?? camel).data;
      if (typeof data === 'string') {
        const bytes = readInline(call, `contents[${t}].parts[${p}]`, data, imaging);
        if (bytes) images.push(bytes);
      }
    });
  });
  return { prompt: texts.join('\n'), images };
}

/** The picture of a part. The documentation's example has placeholder text instead, so the mock accepts that with a warning. */
function readInline(call: Call, where: string, data: string, imaging: Imaging): Uint8Array | undefined {
  if (/[<>\u4e00-\u9fff]/.test(data.slice(0, 100))) {
    call.record.problems.push({
      level: 'warning',
      where,
      message: 'The picture is placeholder text from the documentation. It is ignored.',
      suggestion: 'send the picture as bare base64',
    });
    return undefined;
  }
  if (/^data:/i.test(data)) {
    call.record.problems.push({
      level: 'warning',
      where,
      message: 'The picture is a data URI. Only plain base64 is documented.',
      suggestion: 'send the picture as bare base64',
    });
  }
  const bytes = decode(where, data, 400);
  try {
    imaging.probe(bytes);
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    throw new Refusal(400, `${where}: ${error.message}`, {
      problems: [{ level: 'error', where, message: error.message }],
    });
  }
  return bytes;
}

function shapeOf(call: Call, config: JsonObject): Pick<GenerateOptions, 'aspectRatio' | 'imageSize'> {
  const { aspectRatio, imageSize } = config;
  const shape: Pick<GenerateOptions, 'aspectRatio' | 'imageSize'> = {};
  const remark = (name: string, message: string, near: unknown) => {
    call.record.problems.push({
      level: 'warning',
      where: `generationConfig.imageConfig.${name}`,
      message,
      suggestion: `${name}=${String(near)}`,
    });
  };
  if (typeof aspectRatio === 'string') {
    const listed = listedValues('models', 'AspectRatio');
    const isRatio = /^[1-9]\d?:[1-9]\d?$/.test(aspectRatio);
    if (isRatio) shape.aspectRatio = aspectRatio;
    if (!isRatio) {
      const near = nearestValue(aspectRatio, listed) ?? listed[0];
      remark('aspectRatio', `${shorten(aspectRatio)} is not a ratio. The result gets the ratio of the input.`, near);
    } else if (!listed.includes(aspectRatio)) {
      remark('aspectRatio', `${aspectRatio} is not a documented ratio.`, closestRatio(parseRatio(aspectRatio), listed));
    }
  }
  if (typeof imageSize === 'string') {
    const listed = listedValues('models', 'ImageSize');
    const near = nearestValue(imageSize, listed);
    if (listed.includes(String(near))) shape.imageSize = String(near);
    if (near !== imageSize) remark('imageSize', `${shorten(imageSize)} is not a documented size.`, near ?? listed[0]);
  }
  return shape;
}

/** The number of thought tokens in the documented example. They count towards the total. */
const THOUGHT_TOKENS = 151;

function usage(prompt: PromptTokens, candidates: number): JsonObject {
  const promptTokenCount = prompt.text + prompt.images;
  return {
    promptTokenCount,
    candidatesTokenCount: candidates,
    totalTokenCount: promptTokenCount + candidates + THOUGHT_TOKENS,
    promptTokensDetails: tokensDetails(prompt),
    ...(candidates > 0 ? { candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: candidates }] } : {}),
    thoughtsTokenCount: THOUGHT_TOKENS,
  };
}
