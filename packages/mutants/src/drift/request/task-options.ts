import type { Mutant } from '../../mutant.js';
import { fieldOf, fillIn, TASKS } from '../../tools.js';
import { refuseWhen, request } from '../parts.js';
import { accept, forget, is, isUrl, misread, reread } from './parts.js';

const EXTRACT = is('model_key', 'image-extract');

/** Options of tasks that are read in some forms only. */
export const taskOptionMutants: readonly Mutant[] = [
  misread('strong-border-refused', TASKS, ['valid-request-accepted'], refuseWhen('createTask', 422, is('border', '2'))),
  misread(
    'no-shadow-refused',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, is('shadow_opacity', '0')),
  ),
  misread(
    'whole-frame-refused',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, is('main_ratio', '100')),
  ),
  misread(
    'nothing-of-the-frame-refused',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, is('main_ratio', '0')),
  ),
  misread(
    'capitals-in-colour-refused',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, (r) => /[A-F]/.test(fieldOf(r, 'background_color') ?? '')),
  ),
  misread(
    'short-colour-refused',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, (r) => fieldOf(r, 'background_color')?.length === 4),
  ),
  misread(
    'long-colour-refused',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, (r) => fieldOf(r, 'background_color')?.length === 9),
  ),
  misread(
    'colour-channels-swapped',
    TASKS,
    ['background-colour'],
    reread('createTask', 'background_color', (v) => v.replace(/^#(..)(..)(..)/, '#$3$2$1')),
  ),
  misread('colour-not-read-with-a-link', TASKS, ['background-colour'], forget('createTask', 'background_color', isUrl)),
  misread('opacity-not-read-with-a-link', TASKS, ['option-has-effect'], forget('createTask', 'shadow_opacity', isUrl)),
  misread(
    'main-ratio-not-read-on-a-ground',
    TASKS,
    ['subject-share'],
    forget('createTask', 'main_ratio', (r) => fieldOf(r, 'background_color') !== undefined),
  ),
  misread('main-ratio-not-read-with-a-link', TASKS, ['subject-share'], forget('createTask', 'main_ratio', isUrl)),
  misread(
    'main-ratio-off-by-six',
    TASKS,
    ['subject-share'],
    reread('createTask', 'main_ratio', (v) => String(Math.min(100, Number(v) + 6))),
  ),
  misread(
    'opacity-halved',
    TASKS,
    ['default-as-documented', 'option-has-effect'],
    reread('createTask', 'shadow_opacity', (v) => String(Number(v) / 2)),
  ),
  misread(
    '27-by-50-turned',
    TASKS,
    ['picture-size'],
    reread('createTask', 'size', (v) => (v === '27:50' ? '50:27' : v)),
  ),
  misread(
    '26-by-38-as-2-by-3',
    TASKS,
    ['picture-size'],
    reread('createTask', 'size', (v) => (v === '26:38' ? '2:3' : v)),
  ),
  misread(
    '0-by-0-is-square',
    TASKS,
    ['picture-size'],
    reread('createTask', 'size', (v) => (v === '0:0' ? '1:1' : v)),
  ),
  misread(
    'size-square-by-default',
    TASKS,
    ['picture-size'],
    request('createTask', (r) => {
      if (EXTRACT(r)) fillIn(r, 'size', '1:1');
    }),
  ),
  misread(
    'size-not-read-with-a-link',
    TASKS,
    ['picture-size'],
    forget('createTask', 'size', (r) => EXTRACT(r) && isUrl(r)),
  ),
  misread(
    '4k-is-1k',
    TASKS,
    ['picture-size'],
    reread('createTask', 'resolution', (v) => (v === '4k' ? '1k' : v)),
  ),
  misread(
    '1k-is-4k',
    TASKS,
    ['picture-size'],
    reread(
      'createTask',
      'resolution',
      (v) => (v === '1k' ? '4k' : v),
      (r) => fieldOf(r, 'size') === '3:4',
    ),
  ),
  misread(
    'v2-size-not-read',
    TASKS,
    ['picture-size'],
    forget('createTask', 'size', is('model_key', 'image-extract-v2')),
  ),
  misread('scale-6-refused', TASKS, ['valid-request-accepted'], refuseWhen('createTask', 422, is('scale', '6'))),
  misread(
    'scale-4-as-2',
    TASKS,
    ['picture-size'],
    reread('createTask', 'scale', (v) => (v === '4' ? '2' : v)),
  ),
  misread('scale-3-accepted', ['createTask'], ['invalid-request-refused'], accept('createTask', 'scale', /^3$/, '2')),
  misread(
    'params-in-words-accepted',
    ['createTask'],
    ['invalid-request-refused'],
    accept('createTask', 'params', /[a-z]/, '1,1,1,1'),
  ),
  misread(
    'similarity-2-accepted',
    ['createTask'],
    ['invalid-request-refused'],
    accept('createTask', 'similarity', /^[2-9]/, '1'),
  ),
  misread('type-2-refused', TASKS, ['valid-request-accepted'], refuseWhen('createTask', 422, is('type', '2'))),
  misread(
    'prompt-of-image-to-image-not-read',
    TASKS,
    ['option-has-effect'],
    reread('createTask', 'prompt', () => 'x', is('model_key', 'image-to-image')),
  ),
  misread(
    'outpaint-sides-swapped',
    TASKS,
    ['picture-size', 'picture-shows-upload', 'subject-kept'],
    reread('createTask', 'params', (v) => {
      const [l, r, t, b] = v.split(',');
      return [r, l, t, b].join(',');
    }),
  ),
];
