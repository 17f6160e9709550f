import { gzipSync } from 'node:zlib';
import type { Mutant } from '../../mutant.js';
import { type Any, editJson, MATTING, onPicture, onRefusal, onSuccess, onText, TASKS } from '../../tools.js';
import { make, type Part } from '../parts.js';

const raw = make('raw-bytes');

/** Changes the Chinese text in refusals of the sync and async hosts. */
const reworded = (change: (letter: string) => string): Part => ({
  answer: onRefusal(
    (a) => {
      a.body = Buffer.from(a.body.toString().replace(/[\u4e00-\u9fff]/g, change));
    },
    ...MATTING,
  ),
});

/** Broken text and broken files in one kind of response only. */
export const singleBodyMutants: readonly Mutant[] = [
  raw('nul-behind', ['createTask'], ['json-wellformed'], { answer: onText('createTask', (t) => `${t}\0`) }),
  raw('broken-utf-8', TASKS, ['json-encoding'], {
    answer: onText('queryTask', (t) => Buffer.from(t.replace('"message":"', '"message":"\u00c3'), 'latin1')),
  }),
  raw('gzip-without-label', ['getCredits'], ['json-wellformed', 'json-encoding'], {
    answer: onText('getCredits', (t) => gzipSync(t)),
  }),
  raw('duplicate-key-deep', ['createTask'], ['json-no-duplicate-keys'], {
    answer: onText('createTask', (t) => t.replace(/("task_id":\d+)/, '$1,$1')),
  }),
  raw('bytes-through-text', ['createSync'], ['picture-decodes', 'picture-complete', 'content-type-true'], {
    answer: onPicture((b) => Buffer.from(b.toString('utf8')), 'createSync'),
  }),
  raw('line-ends-converted', ['createSync'], ['picture-decodes', 'picture-complete', 'content-type-true'], {
    answer: onPicture((b) => Buffer.from(b.toString('latin1').replace(/\n/g, '\r\n'), 'latin1'), 'createSync'),
  }),
  raw('picture-as-base64-text', TASKS, ['content-type-true', 'picture-decodes'], {
    answer: onPicture((b) => Buffer.from(b.toString('base64')), 'downloadResult'),
  }),
  raw('guard-before-json', ['createTask'], ['json-wellformed'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'createTask' && a.status === 200) a.body = Buffer.concat([Buffer.from(")]}',\n"), a.body]);
    },
  }),
  raw('bom-on-the-last-poll', TASKS, ['json-encoding'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'queryTask' && a.body.includes('"state":1'))
        a.body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), a.body]);
    },
  }),
  raw('b64-json-encoded-twice', ['generateImages'], ['picture-decodes'], {
    answer: onSuccess('generateImages', (v) => {
      for (const e of v.data) if (e.b64_json) e.b64_json = Buffer.from(e.b64_json).toString('base64');
    }),
  }),
  raw('b64-json-with-uri-head', ['generateImages'], ['picture-decodes'], {
    answer: onSuccess('generateImages', (v) => {
      for (const e of v.data) if (e.b64_json) e.b64_json = `data:image/jpeg;base64,${e.b64_json}`;
    }),
  }),
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
  raw('escaped-mojibake', ['createSync'], ['text-not-garbled'], {
    answer: (answer) => {
      if (answer.status < 400) return;
      editJson(
        answer,
        (value: Any) => void Object.assign(value, { message: Buffer.from(String(value.message)).toString('latin1') }),
      );
    },
  }),
];
