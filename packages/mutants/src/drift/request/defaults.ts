import sharp from 'sharp';
import type { PassingRequest } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { type Any, editField, editJsonRequest, fieldOf, onPicture, TASKS } from '../../tools.js';
import { byDefault, make, refuseWhen, request } from '../parts.js';
import { json, refuseJson, reread } from './parts.js';

const misread = make('request');

const listed = (name: string, value: string) => (passing: PassingRequest) => fieldOf(passing, name) === value;

/** The first side of a PNG in a body, in pixels. */
function sideOf(body: Buffer): number | undefined {
  const at = body.indexOf('IHDR');
  return at < 0 ? undefined : body.readUInt32BE(at + 4);
}

const CUT_OUT = 'background-removal';

const SHADOW = 'image-shadow-v3';

/** Other defaults, and valid requests that are refused or misread. */
export const defaultMutants: readonly Mutant[] = [
  misread(
    'opacity-default-other',
    TASKS,
    ['default-as-documented'],
    byDefault('createTask', SHADOW, 'shadow_opacity', '0.2'),
  ),
  misread(
    'border-default-other',
    ['createSync'],
    ['default-as-documented'],
    byDefault('createSync', CUT_OUT, 'border', '2'),
  ),
  misread('main-ratio-default-other', TASKS, ['subject-share'], byDefault('createTask', SHADOW, 'main_ratio', '50')),
  misread(
    'format-default-other',
    ['createSync'],
    ['picture-format-as-asked'],
    byDefault('createSync', CUT_OUT, 'output_format', 'png'),
  ),
  misread(
    'shadow-on-white-by-default',
    TASKS,
    ['picture-has-alpha'],
    byDefault('createTask', SHADOW, 'background_color', '#ffffff'),
  ),
  misread(
    'seedream-watermark-default-other',
    ['generateImages'],
    ['option-has-effect'],
    request('generateImages', (r) =>
      editJsonRequest(r, (v) => {
        v.watermark ??= false;
      }),
    ),
  ),
  misread(
    'seedream-size-default-other',
    ['generateImages'],
    ['picture-size'],
    request('generateImages', (r) =>
      editJsonRequest(r, (v) => {
        v.size ??= '1920x1920';
      }),
    ),
  ),
  misread(
    'seedream-pictures-not-read',
    ['generateImages'],
    ['option-has-effect'],
    request('generateImages', (r) =>
      editJsonRequest(r, (v) => {
        if (Array.isArray(v.image)) delete v.image;
      }),
    ),
  ),
  misread(
    'seedream-words-not-read',
    ['generateImages'],
    ['option-has-effect'],
    request('generateImages', (r) =>
      editJsonRequest(r, (v) => {
        if (typeof v.prompt === 'string') v.prompt = 'x';
      }),
    ),
  ),
  misread(
    'gemini-words-not-read',
    ['generateNanoBanana'],
    ['option-has-effect'],
    request('generateNanoBanana', (r) =>
      editJsonRequest(r, (v) => {
        for (const part of v.contents?.[0]?.parts ?? []) if (typeof part.text === 'string') part.text = 'x';
      }),
    ),
  ),
  misread(
    'gemini-second-picture-not-read',
    ['generateContent'],
    ['option-has-effect'],
    request('generateContent', (r) =>
      editJsonRequest(r, (v) => {
        const parts = v.contents?.[0]?.parts;
        if (!Array.isArray(parts)) return;
        const [first] = parts.filter((part: Any) => part.text === undefined);
        v.contents[0].parts = parts.filter((part: Any) => part.text !== undefined || part === first);
      }),
    ),
  ),
  misread(
    'webp-uploads-refused',
    ['createTask'],
    ['valid-request-accepted'],
    refuseWhen('createTask', 415, ({ body }) => body.includes('Content-Type: image/webp')),
  ),
  misread(
    'jpeg-uploads-refused',
    ['createSync'],
    ['valid-request-accepted'],
    refuseWhen('createSync', 415, ({ body }) => body.includes('Content-Type: image/jpeg')),
  ),
  misread(
    'smallest-picture-refused',
    ['createSync'],
    ['valid-request-accepted'],
    refuseWhen('createSync', 407, ({ body }) => sideOf(body) === 70),
  ),
  misread(
    'largest-picture-refused',
    ['createSync'],
    ['valid-request-accepted'],
    refuseWhen('createSync', 413, ({ body }) => sideOf(body) === 10_000),
  ),
  misread(
    'border-required',
    ['createTask'],
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, (r) => listed('model_key', 'background-removal')(r) && !fieldOf(r, 'border')),
  ),
  misread(
    'resolution-required',
    ['createTask'],
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, (r) => listed('model_key', 'image-extract')(r) && !fieldOf(r, 'resolution')),
  ),
  misread(
    'one-type-refused',
    ['createTask'],
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, listed('extract_type', '配饰')),
  ),
  misread(
    'one-ratio-not-known',
    ['createTask'],
    ['picture-size'],
    request('createTask', (r) => editField(r, 'size', (v) => (v === '26:38' ? '3:5' : v))),
  ),
  misread(
    'unknown-model-is-general',
    ['createSync'],
    ['invalid-request-refused'],
    request('createSync', (r) => editField(r, 'model_key', (v) => (/background/.test(v) ? v : 'background-removal'))),
  ),
  misread(
    'main-ratio-off-by-ten',
    ['createTask'],
    ['subject-share'],
    request('createTask', (r) =>
      editField(r, 'main_ratio', (v) => (Number(v) > 10 && Number(v) <= 100 ? String(Number(v) - 10) : v)),
    ),
  ),
  misread(
    'main-ratio-0-is-default',
    TASKS,
    ['option-has-effect'],
    reread('createTask', 'main_ratio', (v) => (v === '0' ? undefined : v)),
  ),
  misread(
    'main-ratio-100-is-default',
    TASKS,
    ['option-has-effect'],
    reread('createTask', 'main_ratio', (v) => (v === '100' ? undefined : v)),
  ),
  misread(
    'pro-4-by-5-lies-down',
    ['generateContent'],
    ['picture-size'],
    json('generateContent', (v) => {
      const config = v.generationConfig?.imageConfig;
      if (config?.aspectRatio === '4:5') config.aspectRatio = '5:4';
    }),
  ),
  misread(
    'nano-banana-webp-refused',
    ['generateNanoBanana'],
    ['valid-request-accepted'],
    refuseJson('generateNanoBanana', (v) => JSON.stringify(v).includes('image/webp"')),
  ),
  misread(
    'pro-webp-refused',
    ['generateContent'],
    ['valid-request-accepted'],
    refuseJson('generateContent', (v) => JSON.stringify(v).includes('image/webp"')),
  ),
  misread(
    'seedream-4k-as-2k',
    ['generateImages'],
    ['option-has-effect'],
    json('generateImages', (v) => {
      if (v.size === '4K') v.size = '2K';
    }),
  ),
  misread('upload-shrunk-first', ['createSync'], ['picture-size', 'picture-keeps-detail', 'picture-shows-upload'], {
    answer: onPicture(async (body) => {
      const { width = 2, height = 2, format } = await sharp(body).metadata();
      const small = await sharp(body)
        .resize(Math.ceil(width / 4), Math.ceil(height / 4), { fit: 'fill' })
        .png()
        .toBuffer();
      const again = sharp(small).resize(width, height, { fit: 'fill' });
      return format === 'png' ? again.png().toBuffer() : again.webp({ lossless: true }).toBuffer();
    }, 'createSync'),
  }),
  misread('wrong-format-let-pass', ['createTask'], ['invalid-request-refused'], {
    instead: (request) =>
      request.operationId === 'createTask' && request.body.includes('image/gif')
        ? {
            status: 200,
            headers: [['Content-Type', 'application/json']],
            body: Buffer.from('{"code":200,"message":"success","data":{"task_id":5}}'),
          }
        : undefined,
  }),
];
