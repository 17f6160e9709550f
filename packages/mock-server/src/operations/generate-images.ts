import type { Imaging } from '@koukoutu/imaging';
import { json } from '../exchange/answer.js';
import { Refusal, refuse } from '../exchange/refusal.js';
import { readLink } from '../pictures/input.js';
import type { Call } from '../request/call.js';
import { acceptJson, type ReadJson, receiveJson } from '../request/json-body.js';
import { asObject, type Json, type JsonObject } from '../spec/documents.js';
import { limit } from '../spec/spec.js';
import { drawPictures, inputRules, sizeOf, streamed } from './seedream.js';
import type { OperationSteps } from './steps.js';

/** Number of pictures in a sequence if the request does not limit it. */
const USUAL_SEQUENCE = 3;

interface ReadGeneration {
  model: string | undefined;
  body: ReadJson;
}

/** `POST /v1/images/generations`: seedream4.5 (a guess, from Volcengine Ark's public documentation). */
export const generateImages: OperationSteps<ReadGeneration, JsonObject> = {
  async read(call) {
    const body = await receiveJson(call);
    const model = 'body' in body && typeof body.body.model === 'string' ? body.body.model : undefined;
    if (model) call.record.model = model.slice(0, 100);
    return { model, body };
  },

  target: (_, { model }) => ({ model }),

  validate: (call, { body }) => acceptJson(call, body),

  async carryOut(call, body, studio) {
    const count = countOf(body);
    const size = sizeOf(body.size);
    const answer = await drawPictures(call, studio, {
      model: typeof body.model === 'string' ? body.model : '',
      prompt: String(body.prompt),
      images: await readInputs(call, body.image, studio.imaging),
      count,
      size,
      asBase64: body.response_format === 'b64_json',
      watermark: body.watermark !== false,
    });
    return body.stream === true ? streamed(answer) : json(200, answer);
  },
};

function countOf(body: JsonObject): number {
  if (body.sequential_image_generation !== 'auto') return 1;
  const most = asObject(body.sequential_image_generation_options).max_images;
  return typeof most === 'number' ? most : USUAL_SEQUENCE;
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
        return refuse(
          400,
          where,
          `${where} is ${width} × ${height} px. One side may be at most ${ratio} times the other.`,
        );
      }
      images.push(bytes);
    } catch (error) {
      // The error codes of the cut-out hosts do not exist here. Every unusable input is a bad request.
      if (error instanceof Refusal) throw new Refusal(400, error.message, error.extra);
      throw error;
    }
  }
  return images;
}
