import type { GenerateOptions, Imaging, Picture } from '@koukoutu/imaging';
import { type Answer, json } from '../exchange/answer.js';
import { Refusal } from '../exchange/refusal.js';
import { faultOf } from '../faults/fault.js';
import { draw } from '../pictures/draw.js';
import { type PictureRules, readLink } from '../pictures/input.js';
import { encodeBase64 } from '../request/base64.js';
import { accountOf, type Call } from '../request/call.js';
import { acceptJson, type ReadJson, receiveJson } from '../request/json-body.js';
import { asObject, type Json, type JsonObject } from '../spec/documents.js';
import { limit } from '../spec/spec.js';
import { chargeQuota } from './charge.js';
import type { OperationSteps } from './steps.js';

/** Pictures of a sequence whose length is left to the model. */
const USUAL_SEQUENCE = 3;

/** `POST /v1/images/generations`: seedream4.5 (a guess, from Volcengine Ark's public documentation). */
export const generateImages: OperationSteps<ReadGeneration, JsonObject> = {
  async read(call) {
    const body = await receiveJson(call);
    const model = 'body' in body && typeof body.body.model === 'string' ? body.body.model : undefined;
    if (model) call.entry.model = model.slice(0, 100);
    return { model, body };
  },

  target: (_, { model }) => ({ model }),

  validate: (call, { body }) => acceptJson(call, body),

  async carryOut(call, body, studio) {
    const count = countOf(body);
    const size = sizeOf(body.size);
    const images = await readInputs(call, body.image, studio.imaging);
    const failing = faultOf(call.faults, 'picture-failed');
    const failsAt = failing ? Math.min(failing.nth ?? count, count) : 0;
    const refund = chargeQuota(call, failing ? count - 1 : count);

    const data: Json[] = [];
    let pixels = 0;
    try {
      for (let index = 0; index < count; index += 1) {
        if (index + 1 === failsAt) {
          const message = failing?.message ?? 'The picture was withheld.';
          data.push({ error: { code: 'OutputImageSensitiveContentDetected', message } });
          continue;
        }
        const picture = await draw(studio, call, {
          prompt: String(body.prompt),
          images,
          ...size,
          watermark: body.watermark !== false,
          index,
          format: 'jpeg',
        });
        pixels += picture.width * picture.height;
        data.push({ ...pictureOf(call, body, picture), size: `${picture.width}x${picture.height}` });
      }
    } catch (error) {
      refund();
      throw error;
    }
    const tokens = Math.round(pixels / 256);
    const answer: SeedreamAnswer = {
      model: typeof body.model === 'string' ? body.model : '',
      created: Math.floor(call.state.clock.now() / 1000),
      data,
      usage: {
        generated_images: data.filter((entry) => !('error' in asObject(entry))).length,
        output_tokens: tokens,
        total_tokens: tokens,
      },
    };
    return body.stream === true ? streamed(answer) : json(200, answer);
  },
};

interface ReadGeneration {
  model: string | undefined;
  body: ReadJson;
}

/** The picture itself in base64, or a link to it, as the request asks for. */
function pictureOf(call: Call, body: JsonObject, picture: Picture): JsonObject {
  if (body.response_format === 'b64_json') return { b64_json: encodeBase64(picture.bytes) };
  const model = typeof body.model === 'string' ? body.model : '';
  const owner = { account: accountOf(call).id, model, scenarios: call.scenarios };
  const stored = call.state.pictures.putResult(picture.bytes, picture.contentType, owner);
  return { url: `${call.exchange.filesBase}/${stored.id}.jpeg` };
}

/** The same answer as server-sent events (a guess, from the same documentation). They are sent all together. */
function streamed({ model, created, data, usage }: SeedreamAnswer): Answer {
  const event = (name: string, more: object) => {
    const type = `image_generation.${name}`;
    return `event: ${type}\ndata: ${JSON.stringify({ type, model, created, ...more })}\n\n`;
  };
  const pictures = data.map((entry, index) => {
    const picture = asObject(entry);
    return event('error' in picture ? 'partial_failed' : 'partial_succeeded', { image_index: index, ...picture });
  });
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    body: [...pictures, event('completed', { usage }), 'data: [DONE]\n\n'].join(''),
  };
}

interface SeedreamAnswer {
  model: string;
  created: number;
  data: Json[];
  usage: { generated_images: number; output_tokens: number; total_tokens: number };
}

function countOf(body: JsonObject): number {
  if (body.sequential_image_generation !== 'auto') return 1;
  const most = asObject(body.sequential_image_generation_options).max_images;
  return typeof most === 'number' ? most : USUAL_SEQUENCE;
}

function sizeOf(size: Json | undefined): Pick<GenerateOptions, 'width' | 'height' | 'imageSize'> {
  if (size === '2K' || size === '4K') return { imageSize: size };
  const [width = 2048, height = 2048] = typeof size === 'string' ? size.split('x').map(Number) : [];
  const [least, most, ratio] = [
    limit('seedreamOutputPixelsMin'),
    limit('seedreamOutputPixelsMax'),
    limit('seedreamRatioMax'),
  ];
  const refuse = (message: string, bound: string): never => {
    throw new Refusal(400, message, {
      problems: [
        {
          level: 'error',
          where: 'size',
          message,
          spec: `models.yaml#/x-limits/${bound}`,
          suggestion: 'size=2048x2048',
        },
      ],
    });
  };
  if (width * height < least)
    return refuse(
      `size is ${width}x${height}, ${width * height} pixels in all; at least ${least} are asked for.`,
      'seedreamOutputPixelsMin',
    );
  if (width * height > most)
    return refuse(
      `size is ${width}x${height}, ${width * height} pixels in all; at most ${most} are taken.`,
      'seedreamOutputPixelsMax',
    );
  if (Math.max(width / height, height / width) > ratio)
    return refuse(`size is ${width}x${height}; the sides may differ ${ratio}-fold at most.`, 'seedreamRatioMax');
  return { width, height };
}

async function readInputs(call: Call, image: Json | undefined, imaging: Imaging): Promise<Uint8Array[]> {
  const links = image === undefined ? [] : [image].flat().map(String);
  const images: Uint8Array[] = [];
  for (const [index, link] of links.entries()) {
    const where = Array.isArray(image) ? `image[${index}]` : 'image';
    try {
      const { bytes, width, height } = await readLink(call, where, link, inputRules(), imaging);
      const ratio = limit('seedreamRatioMax');
      if (Math.max(width / height, height / width) > ratio) {
        throw new Refusal(400, `${where} is ${width} × ${height} px; the sides may differ ${ratio}-fold at most.`);
      }
      images.push(bytes);
    } catch (error) {
      // The matting hosts' codes mean nothing here: whatever is wrong with an input is a bad request.
      if (error instanceof Refusal) throw new Refusal(400, error.message, error.extra);
      throw error;
    }
  }
  return images;
}

function inputRules(): PictureRules {
  return {
    needsAlpha: false,
    maxBytes: limit('seedreamImageBytes'),
    maxSide: Number.POSITIVE_INFINITY,
    maxPixels: limit('seedreamImagePixels'),
    minSide: limit('seedreamSidePixelsMin'),
  };
}
