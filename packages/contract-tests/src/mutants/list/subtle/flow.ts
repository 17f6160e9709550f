import type { Mutant, PassingAnswer, PassingRequest } from '../../mutant.js';
import { fieldOf, header, onPicture, onPoll, onSuccess, setHeader, TASKS } from '../../tools.js';
import { make, refuseWhen } from '../further/parts.js';

const flow = make('flow');
const raw = make('raw-bytes');
const media = make('media');

const onLinks = (change: (link: string) => string) =>
  onPoll(1, (v) => {
    v.data.result_file = change(v.data.result_file);
  });
const polled = (passing: { request: Readonly<PassingRequest> }) => fieldOf(passing.request, 'task_id') ?? '';

/** How tasks run, and where their results lie. */
export const subtleFlows: readonly Mutant[] = [
  flow('progress-falls-after-the-end', TASKS, ['progress-never-falls', 'progress-fits-state'], {
    answer: onPoll(1, (v, p) => {
      const key = `ended ${polled(p)}`;
      if (p.memory.has(key)) v.data.progress = '97.00';
      p.memory.set(key, true);
    }),
  }),
  flow('queued-again-after-the-end', TASKS, ['queue-position'], {
    answer: onPoll(1, (v, p) => {
      const key = `ended ${polled(p)}`;
      if (p.memory.has(key)) v.data.position = 0;
      p.memory.set(key, true);
    }),
  }),
  flow('running-word-after-the-end', TASKS, ['message-fits-state'], {
    answer: onPoll(1, (v, p) => {
      const key = `ended ${polled(p)}`;
      if (p.memory.has(key)) v.message = 'running';
      p.memory.set(key, true);
    }),
  }),
  flow('forgotten-after-one-look', TASKS, ['final-state-stays', 'valid-request-accepted'], {
    answer: (a, p) => {
      if (p.request.operationId !== 'queryTask' || !a.body.includes('"state":1')) return;
      const key = `ended ${polled(p)}`;
      if (p.memory.has(key)) {
        a.status = 404;
        a.body = Buffer.from('{"code":404,"message":"任务不存在","data":null}');
      }
      p.memory.set(key, true);
    },
  }),
  flow('result-fetched-once-only', TASKS, ['link-works-without-key', 'valid-request-accepted'], {
    answer: (a, p) => {
      if (p.request.operationId !== 'downloadResult') return;
      if (p.memory.has(p.request.path)) Object.assign(a, gone());
      p.memory.set(p.request.path, true);
    },
  }),
  flow('one-percent-less-at-the-third-poll', TASKS, ['progress-never-falls', 'queue-position'], {
    answer: onPoll(0, (v, p) => {
      const key = `poll ${polled(p)}`;
      const n = ((p.memory.get(key) as number | undefined) ?? 0) + 1;
      p.memory.set(key, n);
      if (n === 3) v.data.progress = '0.01';
    }),
  }),
  flow('done-at-99', TASKS, ['progress-fits-state'], {
    answer: onPoll(1, (v) => {
      v.data.progress = '99.99';
    }),
  }),
  flow('state-text-in-bearer-polls', TASKS, ['body-matches-schema', 'final-state-stays'], {
    answer: onPoll(1, (v, p) => {
      if (header(p.request, 'authorization')) v.data.state = '1';
    }),
  }),
  flow(
    'id-only-polls-unknown',
    TASKS,
    ['valid-request-accepted', 'final-state-stays'],
    refuseWhen('queryTask', 404, (r) => fieldOf(r, 'model_key') === undefined && fieldOf(r, 'task_id') !== undefined),
  ),
  flow('fourth-id-repeats', TASKS, ['task-id-unique'], {
    answer: onSuccess('createTask', (v, { memory, count }) => {
      if (count === 3) memory.set('third', v.data.task_id);
      if (count === 4) v.data.task_id = memory.get('third');
    }),
  }),
  flow('cached-by-model', TASKS, ['result-of-own-task', 'picture-shows-upload', 'task-id-unique'], {
    answer: onPoll(1, (v, p) => {
      const key = `result ${fieldOf(p.request, 'model_key')}`;
      const n = ((p.memory.get(key) as string | undefined) ?? v.data.result_file) as string;
      p.memory.set(key, n);
      if (p.count % 6 === 5) v.data.result_file = n;
    }),
  }),
  flow('slot-kept-by-failures', ['createTask', 'queryTask'], ['valid-request-accepted', 'slots-available'], {
    answer: (a, p) => {
      if (p.request.operationId !== 'createTask' || a.status !== 200) return;
      const failing = (header(p.request, 'x-mock-scenario') ?? '').startsWith('task-failed');
      const lost = ((p.memory.get('lost') as number | undefined) ?? 0) + (failing ? 3 : 0);
      p.memory.set('lost', lost);
      if (lost > 5)
        Object.assign(a, { status: 429, body: Buffer.from('{"code":429,"message":"请求过多","data":null}') });
    },
  }),
  flow('link-with-a-login', TASKS, ['link-without-login'], {
    answer: onLinks((l) => l.replace('://', '://user:secret@')),
  }),
  flow('sync-link-with-a-login', ['createSync'], ['link-without-login'], {
    answer: onSuccess('createSync', (v) => {
      v.data.result_file = v.data.result_file.replace('://', '://u:p@');
    }),
  }),
  flow('link-without-host', TASKS, ['body-matches-schema'], {
    answer: onLinks((l) => l.replace(/^https?:\/\/[^/]+/, '')),
  }),
  flow('link-scheme-relative', TASKS, ['body-matches-schema'], { answer: onLinks((l) => l.replace(/^https?:/, '')) }),
  flow('link-ftp', TASKS, ['body-matches-schema'], { answer: onLinks((l) => l.replace(/^https?:/, 'ftp:')) }),
  flow('link-escaped-for-html', TASKS, ['link-works-without-key', 'valid-request-accepted', 'text-not-garbled'], {
    answer: onLinks((l) => l.replace(/\/files\//, '/files&#47;')),
  }),
  flow('link-encoded-twice', TASKS, ['link-works-without-key', 'valid-request-accepted'], {
    answer: onLinks((l) => l.replace(/\/([^/]+)$/, (_, name) => `/%25${name}`)),
  }),
  flow('link-as-data-uri', TASKS, ['body-matches-schema'], {
    answer: onLinks(() => 'data:image/webp;base64,UklGRg=='),
  }),
  flow('link-with-a-space', TASKS, ['body-matches-schema'], { answer: onLinks((l) => `${l} `) }),
  media('link-ends-in-png-for-webp', TASKS, ['link-ending-true'], {
    answer: onLinks((l) => l.replace(/\.webp(?=$|\?)/, '.png')),
    request: (r) => {
      if (r.operationId === 'downloadResult') r.path = r.path.replace(/\.png(?=$|\?)/, '.webp');
    },
  }),
  media('download-octet-stream-named-html', TASKS, ['content-type-declared', 'content-type-true'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'downloadResult') setHeader(a, 'Content-Type', 'binary/octet-stream');
    },
  }),
  media('problem-json', ['createTask'], ['content-type-declared'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'createTask' && a.status === 422) setHeader(a, 'Content-Type', 'application/problem+json');
    },
  }),
  media('only-base64-answers-png-label', ['createSync'], ['picture-format-equals-label'], {
    answer: (a, p) => {
      if (
        p.request.operationId === 'createSync' &&
        fieldOf(p.request, 'image_base64') &&
        a.body[0] !== 0x7b &&
        a.status === 200
      ) {
        setHeader(a, 'Content-Type', fieldOf(p.request, 'output_format') === 'png' ? 'image/webp' : 'image/png');
      }
    },
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
];

function gone(): Partial<PassingAnswer> {
  return {
    status: 404,
    headers: [['Content-Type', 'application/xml']],
    body: Buffer.from('<Error><Code>NoSuchKey</Code></Error>'),
  };
}
