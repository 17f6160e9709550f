import type { PassingRequest } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { editField, fieldOf, fillIn, header, TASKS } from '../../tools.js';
import { refuseWhen, request } from '../parts.js';
import { forget, is, isBase64, isFile, isUrl, misread, reread, SYNC } from './parts.js';

const GENERAL = is('model_key', 'background-removal');

const PRINT = is('model_key', 'stamp-background-removal');

/** Fields of creates that are read in some forms only. */
export const createFormMutants: readonly Mutant[] = [
  misread('border-not-read-with-base64', SYNC, ['option-has-effect'], forget('createSync', 'border', isBase64)),
  misread('border-not-read-with-a-link', SYNC, ['option-has-effect'], forget('createSync', 'border', isUrl)),
  misread('task-border-not-read-with-base64', TASKS, ['option-has-effect'], forget('createTask', 'border', isBase64)),
  misread('task-border-not-read-with-a-link', TASKS, ['option-has-effect'], forget('createTask', 'border', isUrl)),
  misread('print-border-not-read', SYNC, ['option-has-effect'], forget('createSync', 'border', PRINT)),
  misread('crop-not-read-with-base64', SYNC, ['crop-trims'], forget('createSync', 'crop', isBase64)),
  misread('crop-not-read-with-a-link', TASKS, ['crop-trims'], forget('createTask', 'crop', isUrl)),
  misread(
    'crop-not-read-for-webp',
    SYNC,
    ['crop-trims', 'option-has-effect'],
    forget('createSync', 'crop', (r) => fieldOf(r, 'output_format') !== 'png'),
  ),
  misread('crop-not-read-for-png', SYNC, ['crop-trims'], forget('createSync', 'crop', is('output_format', 'png'))),
  misread('crop-not-read-for-prints', SYNC, ['crop-trims'], forget('createSync', 'crop', PRINT)),
  misread('task-crop-not-read-for-prints', TASKS, ['crop-trims'], forget('createTask', 'crop', PRINT)),
  misread(
    'stamp-crop-not-read-with-base64',
    SYNC,
    ['stamp-crop-finds-print'],
    forget('createSync', 'stamp_crop', isBase64),
  ),
  misread(
    'stamp-crop-not-read-with-a-link',
    TASKS,
    ['stamp-crop-finds-print'],
    forget('createTask', 'stamp_crop', isUrl),
  ),
  misread(
    'stamp-crop-by-default',
    SYNC,
    ['picture-size', 'subject-kept'],
    request('createSync', (r) => {
      if (PRINT(r)) fillIn(r, 'stamp_crop', '1');
    }),
  ),
  misread(
    'crop-by-default',
    TASKS,
    ['picture-size'],
    request('createTask', (r) => {
      if (GENERAL(r)) fillIn(r, 'crop', '1');
    }),
  ),
  misread(
    'format-not-read-with-base64',
    SYNC,
    ['picture-format-as-asked'],
    forget('createSync', 'output_format', isBase64),
  ),
  misread(
    'format-not-read-when-cropped',
    SYNC,
    ['picture-format-as-asked'],
    forget('createSync', 'output_format', is('crop', '1')),
  ),
  misread(
    'prints-cut-out-by-the-general-model',
    SYNC,
    ['background-removed', 'picture-shows-upload', 'stamp-crop-finds-print', 'option-has-effect'],
    reread('createSync', 'model_key', () => 'background-removal', PRINT),
  ),
  misread(
    'task-prints-cut-out-by-the-general-model',
    TASKS,
    ['background-removed', 'picture-shows-upload', 'stamp-crop-finds-print', 'option-has-effect'],
    reread('createTask', 'model_key', () => 'background-removal', PRINT),
  ),
  misread(
    'garments-cut-out-by-the-print-model',
    SYNC,
    ['subject-kept', 'picture-shows-upload', 'stamp-crop-finds-print', 'option-has-effect'],
    reread('createSync', 'model_key', () => 'stamp-background-removal', GENERAL),
  ),
  misread(
    'fields-after-the-file-not-read',
    SYNC,
    ['picture-format-as-asked', 'valid-request-accepted', 'crop-trims', 'option-has-effect'],
    request('createSync', (r) => {
      const text = r.body.toString('latin1');
      const file = text.indexOf('filename=');
      if (!isFile(r) || file < 0) return;
      const boundary = /boundary="?([^;"]+)/.exec(header(r, 'content-type') ?? '')?.[1] ?? '';
      const end = text.indexOf(`--${boundary}`, file);
      r.body = Buffer.from(`${text.slice(0, end)}--${boundary}--\r\n`, 'latin1');
    }),
  ),
  misread(
    'chinese-file-names-refused',
    SYNC,
    ['valid-request-accepted'],
    refuseWhen('createSync', 422, (r) => isFile(r) && /filename="[^"]*[\x80-\xff]/.test(r.body.toString('latin1'))),
  ),
  misread(
    'octet-stream-parts-refused',
    SYNC,
    ['valid-request-accepted'],
    refuseWhen(
      'createSync',
      415,
      (r) => isFile(r) && /filename="[^"]*"\r\nContent-Type: application\/octet-stream/.test(r.body.toString('latin1')),
    ),
  ),
  misread(
    'charset-in-form-refused',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 415, (r) => /urlencoded;\s*charset/i.test(header(r, 'content-type') ?? '')),
  ),
  misread(
    'quoted-boundary-refused',
    SYNC,
    ['valid-request-accepted'],
    refuseWhen('createSync', 422, (r) => /boundary="/.test(header(r, 'content-type') ?? '')),
  ),
  misread(
    'response-file-refused',
    SYNC,
    ['valid-request-accepted'],
    refuseWhen('createSync', 422, is('response', 'file')),
  ),
  misread(
    'response-url-not-read-for-prints',
    SYNC,
    ['content-type-declared', 'json-wellformed', 'content-type-true', 'valid-request-accepted'],
    forget('createSync', 'response', (r) => PRINT(r) && is('response', 'url')(r)),
  ),
  misread('tall-pictures-let-pass', ['createSync', 'createTask'], ['invalid-request-refused'], {
    answer: (a, p) => {
      if (a.status !== 413 || !isFile(p.request as PassingRequest)) return;
      const b = p.request.body;
      const at = b.indexOf('IHDR');
      if (at < 0 || b.readUInt32BE(at + 8) <= 10_000) return;
      a.status = 200;
      a.body = Buffer.from(
        p.request.operationId === 'createTask' ? '{"code":200,"message":"success","data":{"task_id":7}}' : '{}',
      );
    },
  }),
  misread(
    'tall-pictures-refused',
    ['createSync', 'createTask'],
    ['valid-request-accepted'],
    refuseWhen('createTask', 413, (r) => {
      const at = r.body.indexOf('IHDR');
      return at >= 0 && r.body.readUInt32BE(at + 8) > 8_000;
    }),
  ),
  misread(
    'over-15-mb-refused',
    SYNC,
    ['valid-request-accepted'],
    refuseWhen('createSync', 406, (r) => r.body.length > 15 * 1024 * 1024),
  ),
  misread('over-40-mb-accepted', SYNC, ['invalid-request-refused'], {
    answer: (a, p) => {
      if (a.status === 413 && p.request.body.length > 40_000_000)
        Object.assign(a, { status: 200, body: Buffer.from('RIFF') });
    },
  }),
  misread(
    'bare-base64-refused-for-tasks',
    TASKS,
    ['valid-request-accepted'],
    refuseWhen('createTask', 422, (r) => isBase64(r) && !fieldOf(r, 'image_base64')?.startsWith('data:')),
  ),
  misread(
    'webp-data-uri-refused',
    SYNC,
    ['valid-request-accepted'],
    refuseWhen('createSync', 415, (r) =>
      (fieldOf(r, 'image_base64') ?? fieldOf(r, 'image_url') ?? '').startsWith('data:image/webp'),
    ),
  ),
  misread(
    'query-multipart-ids-off-by-one',
    TASKS,
    ['valid-request-accepted', 'final-state-stays', 'result-link-stays'],
    request('queryTask', (r) => {
      if (header(r, 'content-type')?.startsWith('multipart')) editField(r, 'task_id', (v) => String(Number(v) - 1));
    }),
  ),
  misread('query-negative-id-accepted', ['queryTask'], ['invalid-request-refused'], {
    answer: (a, p) => {
      if (!p.request || Number(fieldOf(p.request, 'task_id')) >= 0) return;
      a.status = 200;
      a.body = Buffer.from(
        '{"code":200,"message":"running","data":{"state":0,"result_file":null,"message":null,"progress":"0","position":0}}',
      );
    },
  }),
];
