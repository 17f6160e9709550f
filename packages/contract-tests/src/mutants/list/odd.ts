import sharp from 'sharp';
import type { Family, Mutant } from '../mutant.js';
import { type Any, editJson, fieldOf, header, onPicture, onPoll, onSuccess, setHeader, TASKS } from '../tools.js';

type Part = Pick<Mutant, 'request' | 'instead' | 'answer'>;

const mutant = (
  family: Family,
  id: string,
  scope: readonly string[],
  checks: readonly string[],
  part: Part,
): Mutant => ({
  id: `odd-${id}`,
  family,
  scope,
  checks,
  breaksSdk: true,
  ...part,
});

/** Drift that was thought up after the checks were written, to see what slips through. */
export const oddMutants: readonly Mutant[] = [
  mutant('status', 'empty-200-poll', TASKS, ['json-wellformed'], {
    answer: (answer, { request }) => {
      if (request.operationId === 'queryTask') answer.body = Buffer.alloc(0);
    },
  }),
  mutant('status', 'first-poll-404', TASKS, ['valid-request-accepted'], {
    answer: (answer, { request, memory }) => {
      if (request.operationId !== 'queryTask' || answer.status !== 200) return;
      const id = fieldOf(request, 'task_id') ?? '';
      if (memory.has(id)) return;
      memory.set(id, true);
      answer.status = 404;
      answer.body = Buffer.from('{"code":404,"message":"任务不存在","data":null}');
    },
  }),
  mutant('media', 'image-jpg-label', ['generateImages'], ['content-type-declared', 'picture-format-equals-label'], {
    answer: (answer, { request }) => {
      if (request.operationId === 'downloadResult') setHeader(answer, 'content-type', 'image/jpg');
    },
  }),
  mutant('picture', 'upload-sent-back', ['createSync'], ['picture-has-alpha', 'picture-format-as-asked'], {
    answer: async (answer, { request }) => {
      if (request.operationId !== 'createSync' || answer.status !== 200 || answer.body[0] === 0x7b) return;
      const start = request.body.indexOf('\r\n\r\n', request.body.indexOf('filename=')) + 4;
      if (!request.body.includes('filename=')) return;
      answer.body = await sharp(request.body.subarray(start, request.body.lastIndexOf('\r\n--')))
        .webp()
        .toBuffer();
    },
  }),
  mutant('picture', 'compressed-to-death', ['createSync'], ['picture-shows-upload', 'picture-keeps-detail'], {
    answer: onPicture(async (body) => {
      const { format } = await sharp(body).metadata();
      return format === 'webp' ? sharp(body).webp({ quality: 1, alphaQuality: 100 }).toBuffer() : body;
    }, 'createSync'),
  }),
  mutant('picture', 'eight-colours', TASKS, ['picture-shows-upload', 'picture-keeps-detail'], {
    answer: onPicture(async (body) => {
      const { format } = await sharp(body).metadata();
      const few = await sharp(body).png({ palette: true, colours: 4, dither: 0 }).toBuffer();
      return format === 'png' ? few : sharp(few).webp({ lossless: true }).toBuffer();
    }, 'downloadResult'),
  }),
  mutant('flow', 'multipart-polls-are-stale', TASKS, ['final-state-stays', 'progress-never-falls'], {
    answer: onPoll(undefined, (value, { memory, request }) => {
      const id = `${fieldOf(request, 'task_id')}`;
      if (!header(request, 'content-type')?.startsWith('multipart')) {
        if (!memory.has(id)) memory.set(id, value);
        return value;
      }
      return memory.get(id) ?? value;
    }),
  }),
  mutant('flow', 'progress-of-another-task', TASKS, ['progress-never-falls', 'progress-fits-state', 'queue-position'], {
    answer: onPoll(0, (value, { count }) => {
      value.data.progress = ((count * 37) % 97).toFixed(2);
      value.data.position = -1;
    }),
  }),
  mutant('authentication', 'key-in-address-passes', ['getCredits'], ['key-required'], {
    request: (request) => {
      const key = new URLSearchParams(request.path.split('?')[1] ?? '').get('api_key');
      if (key && !header(request, 'x-api-key') && !header(request, 'authorization'))
        request.headers.push(['X-API-Key', key]);
    },
  }),
  mutant('authentication', 'generated-link-wants-key', ['generateImages'], ['link-works-without-key'], {
    instead: (request) =>
      request.operationId === 'downloadResult' && !header(request, 'authorization')
        ? { status: 403, headers: [['Content-Type', 'application/xml']], body: Buffer.from('<Error/>') }
        : undefined,
  }),
  mutant('transport', 'cors-for-pages-only', ['getCredits'], ['no-cors'], {
    answer: (answer, { request }) => {
      const origin = header(request, 'origin');
      if (origin) setHeader(answer, 'Access-Control-Allow-Origin', origin);
    },
  }),
  mutant('transport', 'polls-held-back', ['queryTask', 'getCredits'], ['answer-in-time'], {
    answer: async (_, { request }) => {
      if (request.operationId === 'queryTask') await new Promise((resolve) => setTimeout(resolve, 3_000));
    },
  }),
  mutant('schema', 'gemini-no-candidates', ['generateContent'], ['picture-count'], {
    answer: onSuccess('generateContent', (value) => void Object.assign(value, { candidates: [] })),
  }),
  mutant('schema', 'done-message-as-object', TASKS, ['body-matches-schema'], {
    answer: onPoll(1, (value) => void Object.assign(value.data, { message: {} })),
  }),
  mutant('cost', 'charged-to-vip-back', ['createSync'], ['credits-charged-once'], {
    answer: onSuccess('getCredits', (value, { memory }) => {
      const first = (memory.get('first') as number | undefined) ?? value.data.credits;
      memory.set('first', first);
      value.data.vip_credits += first - value.data.credits;
    }),
  }),
  mutant(
    'request',
    'upload-shrunk-first',
    ['createSync'],
    ['picture-size', 'picture-keeps-detail', 'picture-shows-upload'],
    {
      answer: onPicture(async (body) => {
        const { width = 2, height = 2, format } = await sharp(body).metadata();
        const small = await sharp(body)
          .resize(Math.ceil(width / 4), Math.ceil(height / 4), { fit: 'fill' })
          .png()
          .toBuffer();
        const again = sharp(small).resize(width, height, { fit: 'fill' });
        return format === 'png' ? again.png().toBuffer() : again.webp({ lossless: true }).toBuffer();
      }, 'createSync'),
    },
  ),
  mutant('request', 'wrong-format-let-pass', ['createTask'], ['invalid-request-refused'], {
    instead: (request) =>
      request.operationId === 'createTask' && request.body.includes('image/gif')
        ? {
            status: 200,
            headers: [['Content-Type', 'application/json']],
            body: Buffer.from('{"code":200,"message":"success","data":{"task_id":5}}'),
          }
        : undefined,
  }),
  mutant('raw-bytes', 'escaped-mojibake', ['createSync'], ['text-not-garbled'], {
    answer: (answer) => {
      if (answer.status < 400) return;
      editJson(
        answer,
        (value: Any) => void Object.assign(value, { message: Buffer.from(String(value.message)).toString('latin1') }),
      );
    },
  }),
];

/** Changes that no spec forbids: every one of them must pass without a finding. */
export const harmlessMutants: readonly Mutant[] = [
  mutant('transport', 'harmless-header-case', TASKS, [], {
    answer: (answer) =>
      void Object.assign(answer, {
        headers: answer.headers.map(([name, value]) => [name.toUpperCase(), value] as const),
      }),
  }),
  mutant('transport', 'harmless-headers', [...TASKS, 'createSync'], [], {
    answer: (answer) => {
      setHeader(answer, 'Server', 'nginx');
      setHeader(answer, 'X-Request-Id', String(Math.random()));
      setHeader(answer, 'Cache-Control', 'no-store');
    },
  }),
  mutant('raw-bytes', 'harmless-pretty-json', TASKS, [], {
    answer: (answer) => {
      if (answer.body[0] === 0x7b)
        answer.body = Buffer.from(JSON.stringify(JSON.parse(answer.body.toString()), undefined, 2));
    },
  }),
  mutant('schema', 'harmless-key-order', [...TASKS, 'getCredits'], [], {
    answer: (answer) => {
      const turn = (value: Any): Any =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, part]) => [name, turn(part)]),
            )
          : value;
      editJson(answer, turn);
    },
  }),
  mutant('raw-bytes', 'harmless-unicode-escapes', ['createSync', 'queryTask'], [], {
    answer: (answer) => {
      if (answer.body[0] !== 0x7b) return;
      const text = answer.body
        .toString()
        .replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
      answer.body = Buffer.from(text);
    },
  }),
];
