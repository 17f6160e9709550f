import type { Case, PictureExpectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { readJson } from '../reading/json.js';
import { jsonRequest, modelsApiKeyOf } from '../requests/request.js';
import { isNode, type Node } from '../spec/documents.js';
import { pathModels, schemaValues } from '../spec/values.js';
import { JSON_SUCCESS } from './expectations.js';
import { shared } from './lanes.js';
import { base64, type UploadFormat } from './uploads.js';

/** The two operations with the Gemini format. */
export const GEMINI_OPERATIONS = ['generateNanoBanana', 'generateContent'] as const;

export type GeminiOperation = (typeof GEMINI_OPERATIONS)[number];

interface Asked {
  readonly parts: readonly unknown[];
  readonly imageConfig?: Readonly<Record<string, string>>;
  readonly model?: string;
  /** Turns before the prompt. */
  readonly before?: readonly unknown[];
  /** The prompt's `role`, which may be left out. Default `user`. */
  readonly role?: 'user' | 'none';
  /** The kinds of output, which may be left out too. Default `["IMAGE"]`, as documented. */
  readonly modalities?: readonly string[] | 'none';
}

/** nano-banana and nano-banana-pro: every ratio, size and model id, and pictures in both spellings. */
export function geminiCases(): Case[] {
  const [square = '', ...ratios] = schemaValues('models', 'AspectRatio');
  const [smallest = '', ...larger] = schemaValues('models', 'ImageSize');
  const aliases = pathModels().slice(1);
  return [
    ...ratios.map((ratio, index) => ratioCase('generateNanoBanana', ratio, index)),
    conversation(),
    // Each ratio is sent to this operation too. The first of them also try the other model ids, one each.
    ...ratios.map((ratio, index) => ratioCase('generateContent', ratio, index + 1, aliases[index])),
    inputsMatter('generateNanoBanana', { aspectRatio: square }),
    // The documented page sends the size in between.
    pictureCase('generateContent', `imageSize=${larger.at(-1)}`, {
      parts: [text()],
      imageConfig: { aspectRatio: square, imageSize: larger.at(-1) ?? smallest },
    }),
    inputsMatter('generateContent', { aspectRatio: square, imageSize: smallest }),
  ];
}

/** What a request may leave out, or add to the documented fields. */
const WORDINGS: readonly Pick<Asked, 'role' | 'modalities'>[] = [
  {},
  { role: 'none', modalities: ['TEXT', 'IMAGE'] },
  { modalities: 'none' },
];

function ratioCase(operationId: GeminiOperation, ratio: string, number: number, model?: string): Case {
  const imageConfig = { aspectRatio: ratio };
  const named = model === undefined ? '' : `&model=${model}`;
  const asked = { parts: [text()], imageConfig, ...WORDINGS[number % 3], ...(model === undefined ? {} : { model }) };
  return pictureCase(operationId, `aspectRatio=${ratio}${named}`, asked);
}

/** Several turns, and no option for the result. */
function conversation(): Case {
  const before = [
    { role: 'user', parts: [text()] },
    { role: 'model', parts: [text('好的。')] },
  ];
  return pictureCase('generateNanoBanana', 'text-only', { parts: [text('再画大一些')], before, modalities: 'none' });
}

/** What an `imageConfig` requires of a picture. */
export function configuredPicture(
  { aspectRatio, imageSize }: Readonly<Record<string, string>>,
  input?: { readonly width: number; readonly height: number },
): PictureExpectation {
  const [across = 0, down = 0] = (aspectRatio ?? (input && closestRatio(input)) ?? '').split(':').map(Number);
  // `2K` names the side of a square of the same area, and `512` is a side in pixels (guesses from Google's documentation).
  const side = Number.parseInt(imageSize ?? '', 10) * (imageSize?.endsWith('K') ? 1024 : 1);
  return {
    formats: ['png', 'jpeg', 'webp'],
    // Generators work in blocks of pixels: a few percent off the ratio is usual.
    ...(across > 0 && down > 0 ? { ratio: { value: across / down, tolerance: 0.06 } } : {}),
    ...(side > 0 ? { longSide: { min: side * 0.9, max: side * 1.9 } } : {}),
  };
}

/** Without a ratio, the picture takes the documented one that is closest to the input's. */
function closestRatio({ width, height }: { readonly width: number; readonly height: number }): string {
  const distance = (ratio: string) => {
    const [across = 1, down = 1] = ratio.split(':').map(Number);
    return Math.abs(Math.log((across / down) * (height / width)));
  };
  const [closest = ''] = schemaValues('models', 'AspectRatio').sort((one, other) => distance(one) - distance(other));
  return closest;
}

function pictureCase(operationId: GeminiOperation, name: string, asked: Asked): Case {
  return shared(`${operationId}/${name}`, operationId, 1, (stage) => generate(stage, operationId, asked));
}

async function generate(
  stage: Stage,
  operationId: GeminiOperation,
  asked: Asked,
  name = 'call',
): Promise<{ exchange: Exchange; picture: Uint8Array | undefined }> {
  const exchange = await stage.send({
    name,
    request: geminiRequest(stage, operationId, asked),
    expectation: JSON_SUCCESS,
  });
  return { exchange, picture: observeInline(stage, exchange, configuredPicture(asked.imageConfig ?? {})) };
}

/** Hands the pictures of a response over to the checks. Returns the first. */
export function observeInline(
  stage: Stage,
  exchange: Exchange,
  expectation: PictureExpectation,
): Uint8Array | undefined {
  const found = inlinePictures(exchange);
  for (const { bytes, label, where } of found) {
    stage.observe({ kind: 'picture', bytes, label, where, exchange, expectation });
  }
  if (exchange.response?.status === 200) {
    // A model may draw several pictures, but not the same one twice.
    const distinct = new Set(found.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size;
    const due = { min: 1, max: distinct < found.length ? Math.max(1, distinct) : 4 };
    stage.observe({ kind: 'count', what: 'picture', exchange, where: '/candidates', count: found.length, due });
  }
  return found[0]?.bytes;
}

function geminiRequest(stage: Stage, operationId: GeminiOperation, asked: Asked): WireRequest {
  const request = jsonRequest(operationId, modelsApiKeyOf(stage), geminiBody(asked));
  return atModel(request, asked.model);
}

function geminiBody({ parts, imageConfig, before = [], role = 'user', modalities = ['IMAGE'] }: Asked): unknown {
  const config = {
    ...(modalities === 'none' ? {} : { responseModalities: modalities }),
    ...(imageConfig ? { imageConfig } : {}),
  };
  return {
    contents: [...before, role === 'none' ? { parts } : { role, parts }],
    ...(Object.keys(config).length > 0 ? { generationConfig: config } : {}),
  };
}

/** Puts the model's id into the path; nano-banana has it there already. */
export function atModel(request: WireRequest, model = pathModels()[0] ?? ''): WireRequest {
  return { ...request, path: request.path.replace('{model}', encodeURIComponent(model)) };
}

function text(words = '一只放在木桌上的红色杯子'): unknown {
  return { text: words };
}

/** The pictures of a Gemini response with their labels. */
function inlinePictures(exchange: Exchange): { bytes: Uint8Array; label: string | undefined; where: string }[] {
  if (exchange.response?.status !== 200) return [];
  const value = readJson(exchange.response.body).value;
  const list = (node: unknown, name: string): unknown[] => {
    const found = isNode(node) ? node[name] : undefined;
    return Array.isArray(found) ? found : [];
  };
  return list(value, 'candidates').flatMap((candidate, index) => {
    const content = isNode(candidate) ? candidate.content : undefined;
    return list(content, 'parts').flatMap((part, number) => {
      const inline = isNode(part) && isNode(part.inlineData) ? (part.inlineData as Node) : undefined;
      if (typeof inline?.data !== 'string') return [];
      const label = typeof inline.mimeType === 'string' ? inline.mimeType : undefined;
      const where = `/candidates/${index}/content/parts/${number}/inlineData/data`;
      return [{ bytes: bytesOf(inline.data), label, where }];
    });
  });
}

/** Decodes strict base64. Anything else gives no bytes, so the picture checks report it. */
export function bytesOf(text: string): Uint8Array {
  const strict = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
  return strict ? new Uint8Array(Buffer.from(text, 'base64')) : new Uint8Array();
}

/**
 * Sends four requests for the same size: a prompt, another prompt, a picture in one spelling, and a second picture in
 * the other. A service that ignores one of them returns two equal pictures.
 */
function inputsMatter(operationId: GeminiOperation, imageConfig: Readonly<Record<string, string>>): Case {
  const picture = (number: number, format: UploadFormat) =>
    base64({ drawing: { ...DRAWN, seed: number * 31 }, format }, false);
  return shared(`${operationId}/inputs-matter`, operationId, 4, async (stage) => {
    // The page sends a jpeg; the other two formats are sent here.
    const snake = { inline_data: { mime_type: 'image/png', data: await picture(72, 'png') } };
    const camel = { inlineData: { mimeType: 'image/webp', data: await picture(73, 'webp') } };
    const asked = {
      'words-only': [text()],
      'other-words': [text('雪山下的小屋')],
      inline_data: [snake, text()],
      both: [snake, camel, text()],
    };
    const answers: { value: string; picture: Uint8Array; exchange: Exchange }[] = [];
    for (const [name, parts] of Object.entries(asked)) {
      const { exchange, picture: bytes } = await generate(stage, operationId, { parts, imageConfig }, name);
      if (bytes) answers.push({ value: name, picture: bytes, exchange });
    }
    stage.observe({ kind: 'option', option: 'parts', effect: 'pictures-differ', answers });
  });
}

/** One size for both, so that only the colours differ. */
const DRAWN = { scene: 'product', width: 128, height: 128 } as const;
