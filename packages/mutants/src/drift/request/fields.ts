import type { CheckId, PassingRequest } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { editField, editJsonRequest, fieldOf, setHeader, TASKS } from '../../tools.js';

const mutant = (
  id: string,
  scope: readonly string[],
  checks: readonly CheckId[],
  request: (request: PassingRequest) => void,
  breaksSdk = true,
): Mutant => ({ id, family: 'request', scope, checks, breaksSdk, request: (passing) => void request(passing) });

const drop = (operationId: string, field: string) => (request: PassingRequest) => {
  if (request.operationId === operationId) editField(request, field, () => undefined);
};
const turn = (operationId: string, field: string, value: string) => (request: PassingRequest) => {
  if (request.operationId === operationId) editField(request, field, () => value);
};
const config = (operationId: string, name: string) => (request: PassingRequest) => {
  if (request.operationId === operationId)
    editJsonRequest(request, (v) => void delete v.generationConfig?.imageConfig?.[name]);
};
const seedream = (edit: (value: Record<string, unknown>) => void) => (request: PassingRequest) => {
  if (request.operationId === 'generateImages') editJsonRequest(request, edit);
};

const EFFECT = ['option-has-effect'] as const;

/** Servers that do not read a request as the spec says: fields are ignored, invented, or accepted with wrong values. */
export const fieldMutants: readonly Mutant[] = [
  mutant('sync-crop-not-read', ['createSync'], ['crop-trims', ...EFFECT], drop('createSync', 'crop')),
  mutant('task-crop-not-read', ['createTask'], ['crop-trims', ...EFFECT], drop('createTask', 'crop')),
  mutant(
    'sync-output-format-not-read',
    ['createSync'],
    ['picture-format-as-asked'],
    drop('createSync', 'output_format'),
  ),
  mutant(
    'task-output-format-always-png',
    ['createTask'],
    ['picture-format-as-asked'],
    turn('createTask', 'output_format', 'png'),
  ),
  mutant('sync-border-not-read', ['createSync'], EFFECT, drop('createSync', 'border'), false),
  mutant('task-border-not-read', ['createTask'], EFFECT, drop('createTask', 'border'), false),
  mutant(
    'sync-border-2-as-1',
    ['createSync'],
    EFFECT,
    (r) => {
      if (r.operationId === 'createSync') editField(r, 'border', (v) => (v === '2' ? '1' : v));
    },
    false,
  ),
  mutant(
    'sync-stamp-crop-not-read',
    ['createSync'],
    ['stamp-crop-finds-print', ...EFFECT],
    drop('createSync', 'stamp_crop'),
  ),
  mutant(
    'task-stamp-crop-not-read',
    ['createTask'],
    ['stamp-crop-finds-print', ...EFFECT],
    drop('createTask', 'stamp_crop'),
  ),
  mutant(
    'response-url-not-read',
    ['createSync'],
    ['content-type-true', 'json-wellformed', 'body-matches-schema'],
    (r) => {
      if (r.operationId === 'createSync') editField(r, 'response', (v) => (v === 'url' ? 'bytes' : v));
    },
  ),
  mutant('response-always-url', ['createSync'], ['content-type-true', 'picture-decodes'], (r) => {
    if (r.operationId === 'createSync') editField(r, 'response', () => 'url');
  }),
  mutant('size-not-read', ['createTask'], ['picture-size'], drop('createTask', 'size')),
  mutant('size-turned-round', ['createTask'], ['picture-size', 'valid-request-accepted'], (r) => {
    if (r.operationId === 'createTask')
      editField(r, 'size', (v) => (v === '9:16' ? '16:9' : v === '16:9' ? '9:16' : v === '1:2' ? '2:1' : v));
  }),
  mutant('resolution-always-1k', ['createTask'], ['picture-size'], turn('createTask', 'resolution', '1k')),
  mutant('opacity-not-read', ['createTask'], EFFECT, drop('createTask', 'shadow_opacity'), false),
  mutant('main-ratio-not-read', ['createTask'], ['subject-share'], drop('createTask', 'main_ratio')),
  mutant(
    'background-colour-not-read',
    ['createTask'],
    ['background-colour', 'picture-opaque'],
    drop('createTask', 'background_color'),
  ),
  mutant(
    'background-always-white',
    ['createTask'],
    ['background-colour'],
    turn('createTask', 'background_color', '#ffffff'),
  ),
  mutant(
    'model-key-always-general',
    ['createTask'],
    ['picture-size', 'background-colour', 'subject-share', 'stamp-crop-finds-print'],
    turn('createTask', 'model_key', 'background-removal'),
  ),
  mutant('image-file-renamed', ['createSync'], ['valid-request-accepted'], (r) => {
    if (r.operationId === 'createSync')
      r.body = Buffer.from(r.body.toString('latin1').replace('name="image_file"', 'name="file"'), 'latin1');
  }),
  mutant('image-url-in-multipart-refused', ['createTask'], ['valid-request-accepted'], (r) => {
    if (r.operationId === 'createTask' && r.body.includes('form-data; name="image_url"'))
      editField(r, 'image_url', () => undefined);
  }),
  mutant('data-uri-refused', ['createSync'], ['valid-request-accepted'], (r) => {
    if (r.operationId === 'createSync' && fieldOf(r, 'image_url')?.startsWith('data:'))
      editField(r, 'image_url', () => 'nothing');
  }),
  mutant('bare-base64-refused', ['createTask'], ['valid-request-accepted'], (r) => {
    if (r.operationId === 'createTask') editField(r, 'image_base64', (v) => (v.startsWith('data:') ? v : '?'));
  }),
  mutant('plus-becomes-space', ['createSync'], ['valid-request-accepted'], (r) => {
    if (r.operationId === 'createSync')
      r.body = Buffer.from(r.body.toString('latin1').replaceAll('%2B', '+'), 'latin1');
  }),
  mutant('multipart-polls-refused', TASKS, ['valid-request-accepted', 'final-state-stays'], (r) => {
    if (r.operationId === 'queryTask' && r.body.includes('form-data')) r.body = Buffer.alloc(0);
  }),
  mutant('urlencoded-creates-refused', ['createTask'], ['valid-request-accepted'], (r) => {
    if (r.operationId === 'createTask' && !r.body.includes('form-data')) setHeader(r, 'content-type', 'text/plain');
  }),
  mutant('model-key-required-in-poll', TASKS, ['valid-request-accepted', 'final-state-stays'], (r) => {
    if (r.operationId === 'queryTask' && fieldOf(r, 'model_key') === undefined) r.body = Buffer.from('nothing=1');
  }),
  mutant(
    'extract-type-made-up',
    ['createTask'],
    ['invalid-request-refused'],
    (r) => {
      if (r.operationId !== 'createTask' || fieldOf(r, 'model_key') !== 'image-extract' || fieldOf(r, 'extract_type'))
        return;
      r.body = Buffer.from(
        r.body
          .toString('latin1')
          .replace(
            'name="model_key"',
            'name="extract_type"\r\n\r\nx\r\n--koukoutu-contract-7f3a9c51e2d84b06\r\nContent-Disposition: form-data; name="model_key"',
          ),
        'latin1',
      );
    },
    false,
  ),
  mutant('bad-options-let-pass', ['createSync'], ['invalid-request-refused'], (r) => {
    if (r.operationId === 'createSync')
      editField(r, 'output_format', (v) => (v === 'png' || v === 'webp' ? v : 'webp'));
  }),
  mutant('bad-task-options-let-pass', ['createTask'], ['invalid-request-refused'], (r) => {
    if (r.operationId === 'createTask') editField(r, 'main_ratio', (v) => (Number(v) <= 100 ? v : '100'));
  }),
  mutant(
    'aspect-ratio-not-read',
    ['generateNanoBanana'],
    ['picture-size'],
    config('generateNanoBanana', 'aspectRatio'),
  ),
  mutant('image-size-not-read', ['generateContent'], ['picture-size'], config('generateContent', 'imageSize')),
  mutant('inline-data-camel-not-read', ['generateContent'], ['valid-request-accepted', 'option-has-effect'], (r) => {
    if (r.operationId === 'generateContent')
      r.body = Buffer.from(r.body.toString().replace('"inlineData"', '"inline_Data"'));
  }),
  mutant('inline-data-not-read', ['generateNanoBanana'], ['option-has-effect'], (r) => {
    if (r.operationId !== 'generateNanoBanana') return;
    editJsonRequest(r, (v) => {
      if (Array.isArray(v.contents?.[0]?.parts))
        v.contents[0].parts = v.contents[0].parts.filter((p: { text?: string }) => p.text !== undefined);
    });
  }),
  mutant(
    'seedream-size-not-read',
    ['generateImages'],
    ['picture-size'],
    seedream((v) => void delete v.size),
  ),
  mutant(
    'seedream-response-format-not-read',
    ['generateImages'],
    ['picture-count'],
    seedream((v) => void delete v.response_format),
  ),
  mutant(
    'seedream-watermark-not-read',
    ['generateImages'],
    EFFECT,
    seedream((v) => void delete v.watermark),
    false,
  ),
  mutant(
    'seedream-series-not-read',
    ['generateImages'],
    ['picture-count'],
    seedream((v) => void delete v.sequential_image_generation),
  ),
  mutant(
    'seedream-prompt-not-read',
    ['generateImages'],
    ['option-has-effect', 'invalid-request-refused'],
    seedream((v) => void Object.assign(v, { prompt: 'x' })),
  ),
];
