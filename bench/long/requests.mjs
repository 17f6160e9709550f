// Mixed requests to the mock as a process: mostly valid ones, in the proportions of a shop that polls.
import { Agent, request as send } from 'node:http';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { MockProcess } from '../../packages/mock-server/bench/endurance/mock-process.mjs';
import { randomOf } from './sample.mjs';

const KEYS = { matting: 'kkt-long-mixed', models: 'sk-long-mixed' };
const COMMAND = fileURLToPath(new URL('../../packages/mock-server/dist/cli.js', import.meta.url));
const CONNECTIONS = 16;
/** Memory is measured after these shares of the requests. The stores are full after a tenth. */
const SHARES = [0.1, 0.25, 0.5, 0.75, 1];
/** Requests of each kind among a hundred. */
const MIX = [
  ['poll', 60],
  ['credits', 13],
  ['create with a file', 7],
  ['download', 7],
  ['models', 5],
  ['cut-out at once', 2],
  ['unknown key', 2],
  ['unknown option', 2],
  ['unknown path', 1.9],
  ['create by link', 0.1],
];

/** @param {{ size: number, minutes: number, seed: number, say: (line: string) => void }} options */
export async function longRequests({ size, minutes, seed, say }) {
  const mock = await MockProcess.start(COMMAND, [
    ...['--api-key', KEYS.matting, '--models-api-key', KEYS.models, '--speed', '1000'],
  ]);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const random = randomOf(seed);
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();
  const form = multipart(photo);
  /** Ids of the newest tasks, and links of the newest results. */
  const [tasks, links] = [[], []];
  const remember = (list, value) => {
    list.push(value);
    if (list.length > 50) list.shift();
  };
  const pick = (list) => list[Math.floor(random() * list.length)];

  const ask = (method, target, headers, body) =>
    new Promise((resolve, reject) => {
      const url = new URL(target, `http://127.0.0.1:${mock.port}`);
      const call = send(url, { method, headers, agent }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(chunks) }));
        response.on('error', reject);
      });
      call.on('error', reject).end(body);
    });
  const fields = (own) => new URLSearchParams(own).toString();
  const withKey = (more = {}) => ({ 'x-api-key': KEYS.matting, ...more });
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const create = async (headers, body) => {
    const answer = await ask('POST', '/async/v1/create', withKey(headers), body);
    const id = JSON.parse(answer.body).data?.task_id;
    if (id !== undefined) remember(tasks, id);
    return answer;
  };
  const link = (index) => ({ model_key: 'background-removal', image_url: `https://shop.example/${index % 500}.jpg` });
  const KINDS = {
    async poll() {
      if (tasks.length === 0) return create(form.headers, form.body);
      const body = fields({ task_id: pick(tasks), response: 'url' });
      const answer = await ask('POST', '/async/v1/query', withKey(FORM), body);
      const file = JSON.parse(answer.body).data?.result_file;
      if (file) remember(links, file);
      return answer;
    },
    credits: () => ask('GET', '/async/v1/score', withKey()),
    'create by link': (index) => create(FORM, fields(link(index))),
    'create with a file': () => create(form.headers, form.body),
    download: () => (links.length === 0 ? KINDS.credits() : ask('GET', pick(links), {})),
    models: () => ask('GET', '/apis/v1/models', { authorization: `Bearer ${KEYS.models}` }),
    'cut-out at once': () => ask('POST', '/sync/v1/create', withKey(form.headers), form.body),
    'unknown key': () => ask('GET', '/async/v1/score', { 'x-api-key': 'nobody' }),
    'unknown option': (index) =>
      ask('POST', '/async/v1/create', withKey(FORM), fields({ ...link(index), output_format: 'tiff' })),
    'unknown path': () => ask('GET', '/async/v9/nothing', withKey()),
  };
  const kindOf = () => {
    let at = random() * 100;
    for (const [kind, share] of MIX) {
      at -= share;
      if (at < 0) return kind;
    }
    return 'poll';
  };

  const statuses = {};
  const marks = [{ sent: 0, ...(await mock.measure()) }];
  const deadline = performance.now() + minutes * 60_000;
  const started = performance.now();
  let next = 0;
  let unanswered = 0;
  try {
    for (const share of SHARES) {
      const until = Math.ceil(size * share);
      const from = next;
      const times = { poll: [], 'create with a file': [], 'cut-out at once': [] };
      const began = performance.now();
      const cpu = mock.cpu();
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          while (next < until && performance.now() < deadline) {
            const index = next++;
            const kind = kindOf();
            const sent = performance.now();
            const status = await KINDS[kind](index).then(
              (answer) => answer.status,
              () => {
                unanswered += 1;
                return 'none';
              },
            );
            statuses[kind] ??= {};
            statuses[kind][status] = (statuses[kind][status] ?? 0) + 1;
            times[kind]?.push(performance.now() - sent);
          }
        }),
      );
      if (next === from) break;
      const count = next - from;
      const median = (list) => Number([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]?.toFixed(2));
      marks.push({
        sent: next,
        ...(await mock.measure()),
        requestsPerSecond: Math.round(count / ((performance.now() - began) / 1000)),
        cpuMsPerRequest: Number((((mock.cpu() - cpu) * 1000) / count).toFixed(3)),
        medianMs: Object.fromEntries(Object.entries(times).map(([kind, list]) => [kind, median(list)])),
      });
      say(JSON.stringify(marks.at(-1)));
    }
    await ask('POST', '/__mock/reset', { 'content-type': 'application/json' });
    return {
      wanted: size,
      sent: next,
      unanswered,
      seconds: Math.round((performance.now() - started) / 1000),
      mix: Object.fromEntries(MIX),
      statuses,
      marks: marks.map(({ resources, ...mark }) => rounded(mark)),
      afterReset: rounded({ ...(await mock.measure()), resources: undefined }),
    };
  } finally {
    agent.destroy();
    await mock.stop();
  }
}

function rounded(mark) {
  return Object.fromEntries(
    Object.entries(mark).map(([name, value]) => [
      name,
      ['heap', 'buffers', 'rss', 'peak'].includes(name) ? Number(value.toFixed(1)) : value,
    ]),
  );
}

/** A multipart form with a picture, as a client sends it. */
function multipart(photo) {
  const boundary = '----koukoutu-long-run';
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="model_key"\r\n\r\nbackground-removal\r\n` +
        `--${boundary}\r\ncontent-disposition: form-data; name="image_file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
    ),
    photo,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body };
}
