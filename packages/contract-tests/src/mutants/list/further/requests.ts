import type { Mutant, Passing, PassingAnswer, PassingRequest } from '../../mutant.js';
import { type Any, editField, editJsonRequest, fieldOf, onSuccess, TASKS } from '../../tools.js';
import { byDefault, make, type Part, refuseWhen, request } from './parts.js';

const misread = make('request');
const cost = make('cost', false);

const CUT_OUT = 'background-removal';
const SHADOW = 'image-shadow-v3';
const listed = (name: string, value: string) => (passing: PassingRequest) => fieldOf(passing, name) === value;

const requestDrift: readonly Mutant[] = [
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
];

/** The first side of a PNG in a body, in pixels. */
function sideOf(body: Buffer): number | undefined {
  const at = body.indexOf('IHDR');
  return at < 0 ? undefined : body.readUInt32BE(at + 4);
}

/** Shows credits that are less by what was charged in secret. */
const secretly = (charge: (answer: PassingAnswer, passing: Passing) => number): Part => ({
  answer: (a, passing) => {
    const paid = Number(passing.memory.get('paid') ?? 0) + charge(a, passing);
    passing.memory.set('paid', paid);
    onSuccess('getCredits', (v) => {
      v.data.credits -= paid;
    })(a, passing);
  },
});
const ALL = ['createSync', ...TASKS, 'getCredits'];

const costDrift: readonly Mutant[] = [
  cost(
    'charged-again-when-done',
    ALL,
    ['credits-charged-once'],
    secretly((a, { request: passing, memory }) => {
      const id = `done ${fieldOf(passing, 'task_id')}`;
      if (passing.operationId !== 'queryTask' || !a.body.includes('"state":1') || memory.has(id)) return 0;
      memory.set(id, true);
      return 1;
    }),
  ),
  cost(
    'base64-dearer',
    ALL,
    ['credits-charged-once'],
    secretly((a, { request: passing }) =>
      passing.operationId === 'createSync' && a.status === 200 && fieldOf(passing, 'image_base64') ? 1 : 0,
    ),
  ),
  cost(
    'links-free',
    ALL,
    ['credits-charged-once'],
    secretly((a, { request: passing }) =>
      passing.operationId === 'createSync' && a.status === 200 && fieldOf(passing, 'image_url') ? -1 : 0,
    ),
  ),
  cost('credits-one-call-late', ALL, ['credits-charged-once', 'credits-not-charged'], {
    answer: onSuccess('getCredits', (v, { memory }) => {
      const before = memory.get('before') ?? v.data.credits;
      memory.set('before', v.data.credits);
      v.data.credits = before;
    }),
  }),
];

/** Requests that are read otherwise, and what is charged for them. */
export const requestsDrift: readonly Mutant[] = [...requestDrift, ...costDrift];
