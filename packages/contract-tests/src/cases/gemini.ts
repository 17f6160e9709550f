import { readJson } from '../checks/json-text.js';
import type { Case, Expectation, PictureExpectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { isNode, type Node } from '../spec/documents.js';
import { pathModels, schemaValues } from '../spec/values.js';
import { jsonRequest, keyHeader } from './request.js';
import { base64, uploadFor } from './uploads.js';

const SUCCESS: Expectation = { outcome: 'success', body: 'json' };
const BAD_REQUEST = [400];

/** The two operations that speak Gemini's language. */
type GeminiOperation = 'generateNanoBanana' | 'generateContent';

interface Asked {
  readonly parts: readonly unknown[];
  readonly imageConfig?: Readonly<Record<string, string>>;
  readonly model?: string;
}

/** nano-banana and nano-banana-pro: every ratio, every size, pictures in both spellings, and what must be refused. */
export function geminiCases(): Case[] {
  return [
    ...schemaValues('models', 'AspectRatio').map((ratio) => ratioCase('generateNanoBanana', ratio)),
    ...['16:9', '2:3'].map((ratio) => ratioCase('generateContent', ratio)),
    ...pathModels()
      .slice(1)
      .map((model) => pictureCase('generateContent', `model=${model}`, { parts: [text()], model })),
    ...schemaValues('models', 'ImageSize')
      .slice(0, 2)
      .map((imageSize) =>
        pictureCase(
          'generateContent',
          `imageSize=${imageSize}`,
          { parts: [text()], imageConfig: { imageSize } },
          sizeOf(imageSize),
        ),
      ),
    pictureCase('generateNanoBanana', 'text-only', { parts: [text()] }),
    ...(['generateNanoBanana', 'generateContent'] as const).flatMap((id) => [...inputCases(id), ...mistakes(id)]),
    promptMatters(),
    picturesMatter('generateNanoBanana', 'inline_data', 'mime_type'),
    picturesMatter('generateContent', 'inlineData', 'mimeType'),
  ];
}

function ratioCase(operationId: GeminiOperation, ratio: string): Case {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  return pictureCase(
    operationId,
    `aspectRatio=${ratio}`,
    { parts: [text()], imageConfig: { aspectRatio: ratio } },
    {
      // Generators work in blocks of pixels: a few percent off the ratio is usual.
      ratio: { value: across / down, tolerance: 0.06 },
    },
  );
}

/** `2K` names the side of a square of the same area (a guess from Google's documentation). */
function sizeOf(imageSize: string): Partial<PictureExpectation> {
  const side = Number.parseInt(imageSize, 10) * 1024;
  return { longSide: { min: side * 0.9, max: side * 1.9 } };
}

function inputCases(operationId: GeminiOperation): Case[] {
  const upload = uploadFor('product', 70, 'jpeg');
  const wide = uploadFor('product', 71, 'png');
  return [
    {
      id: `${operationId}/picture/inline_data`,
      operationId,
      lane: 'shared',
      price: 1,
      run: async (stage) => {
        const data = await base64(upload, false);
        await generate(stage, operationId, { parts: [{ inline_data: { mime_type: 'image/jpeg', data } }, text()] });
      },
    },
    {
      id: `${operationId}/picture/inlineData`,
      operationId,
      lane: 'shared',
      price: 1,
      run: async (stage) => {
        const data = await base64(wide, false);
        await generate(stage, operationId, { parts: [text(), { inlineData: { mimeType: 'image/png', data } }] });
      },
    },
  ];
}

function pictureCase(
  operationId: GeminiOperation,
  name: string,
  asked: Asked,
  picture: Partial<PictureExpectation> = {},
): Case {
  return {
    id: `${operationId}/${name}`,
    operationId,
    lane: 'shared',
    price: 1,
    run: async (stage) => {
      await generate(stage, operationId, asked, picture);
    },
  };
}

async function generate(
  stage: Stage,
  operationId: GeminiOperation,
  asked: Asked,
  picture: Partial<PictureExpectation> = {},
  name = 'call',
): Promise<{ exchange: Exchange; picture: Uint8Array | undefined }> {
  const exchange = await stage.send({ name, request: geminiRequest(stage, operationId, asked), expectation: SUCCESS });
  const found = inlinePictures(exchange);
  const expectation: PictureExpectation = { formats: ['png', 'jpeg', 'webp'], ...picture };
  for (const { bytes, label, where } of found) {
    stage.observe({ kind: 'picture', bytes, label, where, exchange, expectation });
  }
  if (exchange.answer?.status === 200) {
    stage.observe({
      kind: 'count',
      what: 'picture',
      exchange,
      where: '/candidates',
      count: found.length,
      due: { min: 1, max: 4 },
    });
  }
  return { exchange, picture: found[0]?.bytes };
}

function geminiRequest(stage: Stage, operationId: GeminiOperation, asked: Asked): WireRequest {
  const request = jsonRequest(operationId, keyHeader('bearer', stage.keys.models ?? ''), geminiBody(asked));
  return atModel(request, asked.model);
}

function geminiBody({ parts, imageConfig }: Asked): unknown {
  return {
    contents: [{ role: 'user', parts }],
    generationConfig: { responseModalities: ['IMAGE'], ...(imageConfig ? { imageConfig } : {}) },
  };
}

/** Puts the model's id into the path; nano-banana has it there already. */
export function atModel(request: WireRequest, model = pathModels()[0] ?? ''): WireRequest {
  return { ...request, path: request.path.replace('{model}', encodeURIComponent(model)) };
}

function text(words = '一只放在木桌上的红色杯子'): unknown {
  return { text: words };
}

/** The pictures of a Gemini answer with their labels. */
export function inlinePictures(exchange: Exchange): { bytes: Uint8Array; label: string | undefined; where: string }[] {
  if (exchange.answer?.status !== 200) return [];
  const value = readJson(exchange.answer.body).value;
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

/** Strict base64: what is not, gives no bytes, and so no picture. */
export function bytesOf(text: string): Uint8Array {
  const strict = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
  return strict ? new Uint8Array(Buffer.from(text, 'base64')) : new Uint8Array();
}

/** Two prompts, two pictures: a service that answers everybody the same would pass every other check. */
function promptMatters(): Case {
  const operationId = 'generateNanoBanana';
  return {
    id: `${operationId}/prompt-matters`,
    operationId,
    lane: 'shared',
    price: 1,
    run: async (stage) => {
      const answers: { value: string; picture: Uint8Array; exchange: Exchange }[] = [];
      for (const [index, words] of ['一只蓝色的杯子', '雪山下的小屋'].entries()) {
        const imageConfig = { aspectRatio: '1:1' };
        const { exchange, picture } = await generate(
          stage,
          operationId,
          { parts: [text(words)], imageConfig },
          {},
          `call-${index + 1}`,
        );
        if (picture) answers.push({ value: words, picture, exchange });
      }
      stage.observe({ kind: 'option', option: 'text', effect: 'pictures-differ', answers });
    },
  };
}

/** Two pictures under one prompt: a service that does not look at them answers both alike. */
function picturesMatter(operationId: GeminiOperation, inline: string, type: string): Case {
  return {
    id: `${operationId}/pictures-matter`,
    operationId,
    lane: 'shared',
    price: 2,
    run: async (stage) => {
      const answers: { value: string; picture: Uint8Array; exchange: Exchange }[] = [];
      for (const number of [72, 73]) {
        const data = await base64(
          { ...uploadFor('product', 72, 'png'), drawing: { ...DRAWN, seed: number * 31 } },
          false,
        );
        const parts = [{ [inline]: { [type]: 'image/png', data } }, text()];
        const asked = { parts, imageConfig: { aspectRatio: '1:1' } };
        const { exchange, picture } = await generate(stage, operationId, asked, {}, `call-${number}`);
        if (picture) answers.push({ value: `picture ${number}`, picture, exchange });
      }
      stage.observe({ kind: 'option', option: inline, effect: 'pictures-differ', answers });
    },
  };
}

/** One size for all, so that only the colours differ. */
const DRAWN = { scene: 'product', width: 128, height: 128 } as const;

function mistakes(operationId: GeminiOperation): Case[] {
  const refused = (name: string, because: string, body: unknown): Case => ({
    id: `${operationId}/bad/${name}`,
    operationId,
    lane: 'shared',
    price: 0,
    run: async (stage) => {
      const request = atModel(jsonRequest(operationId, keyHeader('bearer', stage.keys.models ?? ''), body));
      const expectation: Expectation = {
        outcome: 'refusal',
        codes: BAD_REQUEST,
        because,
        check: 'invalid-request-refused',
      };
      await stage.send({ name: 'call', request, expectation });
    },
  });
  return [
    refused('no-contents', 'without contents', { generationConfig: { responseModalities: ['IMAGE'] } }),
    refused('empty-contents', 'with empty contents', { contents: [] }),
    refused('no-parts', 'without parts', { contents: [{ role: 'user' }] }),
    refused('contents-as-text', 'with contents as a text', { contents: '一个苹果' }),
    refused('broken-json', 'with broken JSON', '{"contents": [{'),
    refused('bad-base64', 'with a picture that is no base64', {
      contents: [{ role: 'user', parts: [{ inline_data: { mime_type: 'image/png', data: '***' } }, { text: 'x' }] }],
    }),
  ];
}
