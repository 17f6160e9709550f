import type { PassingAnswer, PassingRequest } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { fieldOf, header, onPoll, onSuccess, onText, setHeader, TASKS } from '../../tools.js';
import { make, refuseWhen } from '../parts.js';

const flow = make('flow');

const onLinks = (change: (link: string) => string) =>
  onPoll(1, (v) => {
    v.data.result_file = change(v.data.result_file);
  });

function gone(): Partial<PassingAnswer> {
  return {
    status: 404,
    headers: [['Content-Type', 'application/xml']],
    body: Buffer.from('<Error><Code>NoSuchKey</Code></Error>'),
  };
}

const polled = (passing: { request: Readonly<PassingRequest> }) => fieldOf(passing.request, 'task_id') ?? '';

/** Tasks mixed up with others, stale polls, and result links that change. */
export const linkMutants: readonly Mutant[] = [
  flow('link-comes-late', TASKS, ['result-when-done', 'body-matches-schema'], {
    answer: onPoll(1, (v, { memory, request: passing }) => {
      const id = `done ${fieldOf(passing, 'task_id')}`;
      if (!memory.has(id)) v.data.result_file = null;
      memory.set(id, true);
    }),
  }),
  flow('failure-looks-like-running', ['queryTask'], ['task-ends', 'task-fails'], {
    answer: onPoll(2, (v) => {
      v.message = 'running';
      v.data.state = 0;
    }),
  }),
  flow('failure-with-a-link', ['queryTask'], ['result-only-when-done', 'body-matches-schema'], {
    answer: onPoll(2, (v) => {
      v.data.result_file = 'https://results.example.com/a.webp';
    }),
  }),
  flow('failure-is-success', ['queryTask'], ['task-fails', 'body-matches-schema'], {
    answer: onPoll(2, (v) => void Object.assign(v.data, { state: 1, progress: '100.00' })),
  }),
  flow('dead-link-lives', ['downloadResult'], ['invalid-request-refused'], {
    request: (passing) => {
      if (passing.operationId === 'downloadResult') setHeader(passing, 'X-Mock-Scenario', undefined);
    },
  }),
  flow('link-wants-a-referer', TASKS, ['link-works-without-key'], {
    instead: (passing) =>
      passing.operationId === 'downloadResult' && !header(passing, 'referer')
        ? { status: 403, headers: [['Content-Type', 'application/xml']], body: Buffer.from('<Error/>') }
        : undefined,
  }),
  flow('sync-link-dead', ['createSync'], ['valid-request-accepted', 'link-works-without-key'], {
    answer: onText('createSync', (t) => t.replace(/\/files\//g, '/files/gone-')),
  }),
  flow('progress-wavers', TASKS, ['progress-never-falls', 'progress-fits-state', 'queue-position'], {
    answer: onPoll(0, (v, { count }) => {
      const moved = Number(v.data.progress) + (count % 2 === 0 ? 12 : -12);
      v.data.progress = Math.max(0, Math.min(99, moved)).toFixed(2);
    }),
  }),
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
  flow('multipart-polls-are-stale', TASKS, ['final-state-stays', 'progress-never-falls'], {
    answer: onPoll(undefined, (value, { memory, request }) => {
      const id = `${fieldOf(request, 'task_id')}`;
      if (!header(request, 'content-type')?.startsWith('multipart')) {
        if (!memory.has(id)) memory.set(id, value);
        return value;
      }
      return memory.get(id) ?? value;
    }),
  }),
  flow('progress-of-another-task', TASKS, ['progress-never-falls', 'progress-fits-state', 'queue-position'], {
    answer: onPoll(0, (value, { count }) => {
      value.data.progress = ((count * 37) % 97).toFixed(2);
      value.data.position = -1;
    }),
  }),
];
