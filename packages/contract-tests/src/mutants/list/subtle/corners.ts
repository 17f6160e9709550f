import type { Mutant, PassingAnswer, PassingRequest } from '../../mutant.js';
import { fieldOf, header, MATTING, onRefusal, onSuccess, setHeader, TASKS } from '../../tools.js';
import { BENCH_KEYS } from '../authentication.js';
import { make, type Part } from '../further/parts.js';
import { isBase64, json, misread, refuseJson, reread, SYNC } from './request-parts.js';

const authentication = make('authentication');
const raw = make('raw-bytes');
const cost = make('cost', false);

/** Forgets to ask for the key in some requests of one operation. */
const open = (operationId: string, when: (request: PassingRequest) => boolean): Part => ({
  request: (r) => {
    if (r.operationId !== operationId || !when(r)) return;
    setHeader(r, 'Authorization', undefined);
    setHeader(r, 'x-api-key', BENCH_KEYS.matting);
  },
});
const isMultipart = (r: PassingRequest) => header(r, 'content-type')?.startsWith('multipart') === true;

/** Takes credits in secret for some answers to polls, once for each task. */
const poll = (paid: (answer: PassingAnswer) => boolean): Part => ({
  answer: (a, p) => {
    const id = `paid ${fieldOf(p.request, 'task_id')}`;
    let sum = Number(p.memory.get('sum') ?? 0);
    if (p.request.operationId === 'queryTask' && paid(a) && !p.memory.has(id)) {
      p.memory.set(id, true);
      sum += 1;
    }
    p.memory.set('sum', sum);
    onSuccess('getCredits', (v) => {
      v.data.credits -= sum;
    })(a, p);
  },
});

/** Changes the Chinese of the matting hosts' refusals. */
const reworded = (change: (letter: string) => string): Part => ({
  answer: onRefusal(
    (a) => {
      a.body = Buffer.from(a.body.toString().replace(/[\u4e00-\u9fff]/g, change));
    },
    ...MATTING,
  ),
});

/** What one form, one value or one end of a range shows only. */
export const subtleCorners: readonly Mutant[] = [
  authentication('files-without-a-key', SYNC, ['key-required'], open('createSync', isMultipart)),
  authentication('task-base64-without-a-key', TASKS, ['key-required'], open('createTask', isBase64)),
  authentication(
    'polls-as-multipart-without-a-key',
    TASKS,
    ['key-required', 'refusal-code'],
    open('queryTask', isMultipart),
  ),
  cost(
    'failures-charged',
    ['createTask', 'queryTask', 'getCredits'],
    ['credits-not-charged'],
    poll(({ body }) => body.includes('"state":2')),
  ),
  cost(
    'unknown-polls-charged',
    ['createTask', 'queryTask', 'getCredits'],
    ['credits-not-charged'],
    poll(({ status }) => status === 404),
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
  raw(
    'refusals-escaped-twice',
    MATTING,
    ['text-not-garbled'],
    reworded((letter) => `\\\\u${letter.charCodeAt(0).toString(16)}`),
  ),
  raw(
    'refusals-as-html',
    MATTING,
    ['text-not-garbled'],
    reworded((letter) => `&#${letter.charCodeAt(0)};`),
  ),
];
