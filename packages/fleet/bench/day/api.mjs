// A stand-in for the API that costs almost nothing: links in, one tiny picture out. It keeps the ledger that judges the run, and it
// has faults of its own. The mock makes a real picture for every task, which is most of the CPU of a long run.
import { createServer } from 'node:http';
import { randomOf } from '../../../../bench/long/sample.mjs';
import { tinyPicture } from '../pictures.mjs';

const [slots, speed, seed] = process.argv.slice(2).map(Number);
const random = randomOf(seed);
/** The chance of each fault, for each request of its kind. */
const CREATE = { busy: 0.01, 'lost answer': 0.0002, 'lost request': 0.0002, 'error after': 0.0002 };
const QUERY = { 502: 0.02, reset: 0.005, late: 0.01 };
const DOWNLOAD = { 500: 0.01, cut: 0.005 };
const FAILED = 0.005;
/** Milliseconds that a task takes, of the stand-in's time: 2 to 8 s. */
const duration = () => (2000 + random() * 6000) / speed;
const picture = tinyPicture();

/** The tasks of a picture, by its number. */
const paid = [];
const tasks = new Map();
const accounts = new Map();
const counts = { requests: 0, created: 0, refused: 0, most: 0, failed: 0, downloads: 0, faults: {} };
let lastId = 1000;

function faultOf(chances) {
  let at = random();
  for (const [name, chance] of Object.entries(chances)) {
    at -= chance;
    if (at >= 0) continue;
    counts.faults[name] = (counts.faults[name] ?? 0) + 1;
    return name;
  }
  return undefined;
}

function json(response, data, status = 200, message = 'success') {
  const body = JSON.stringify({ code: status, message, data });
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, status === 429 ? { ...headers, 'retry-after': '1' } : headers).end(body);
}

function create(request, response, form) {
  const key = request.headers['x-api-key'];
  const now = performance.now();
  const running = (accounts.get(key) ?? []).filter((due) => due > now);
  accounts.set(key, running);
  const fault = faultOf(CREATE);
  if (fault === 'lost request') return response.destroy();
  if (fault === 'busy') return json(response, null, 429, 'busy');
  if (running.length >= slots) {
    counts.refused += 1;
    return json(response, null, 429, 'too many tasks');
  }
  const number = Number(/(\d+)\.jpg$/.exec(form.get('image_url'))[1]);
  lastId += 1;
  const due = now + duration();
  const failed = random() < FAILED;
  paid[number] = [...(paid[number] ?? []), lastId];
  tasks.set(lastId, { due, failed });
  running.push(due);
  counts.created += 1;
  if (failed) counts.failed += 1;
  counts.most = Math.max(counts.most, running.length);
  if (fault === 'lost answer') return response.destroy();
  if (fault === 'error after') return json(response, null, 502, 'bad gateway');
  return json(response, { task_id: lastId });
}

function query(request, response, form) {
  const id = Number(form.get('task_id'));
  const task = tasks.get(id);
  const fault = faultOf(QUERY);
  if (fault === 'reset') return response.destroy();
  if (fault === '502') return json(response, null, 502, 'bad gateway');
  if (task === undefined) return json(response, null, 404, 'no such task');
  const answer = () => {
    if (task.due > performance.now()) {
      return json(response, { state: 0, result_file: null, message: null, progress: '50.00', position: -1 });
    }
    if (task.failed)
      return json(response, { state: 2, result_file: null, message: 'failed', progress: '50.00', position: -1 });
    const link = `http://${request.headers.host}/files/${id}.png`;
    return json(response, { state: 1, result_file: link, message: null, progress: '100.00', position: -1 });
  };
  if (fault === 'late') setTimeout(answer, 500);
  else answer();
}

function download(response) {
  counts.downloads += 1;
  const fault = faultOf(DOWNLOAD);
  if (fault === '500') return response.writeHead(500).end();
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': picture.length });
  if (fault === 'cut') return response.write(picture.subarray(0, 40), () => response.destroy());
  return response.end(picture);
}

const server = createServer((request, response) => {
  counts.requests += 1;
  if (request.url.startsWith('/files/')) return download(response);
  if (request.url.endsWith('/score')) return json(response, { credits: 10_000_000, vip_credits: 0 });
  let body = '';
  request.setEncoding('latin1').on('data', (text) => {
    body += text;
  });
  request
    .on('error', () => {})
    .on('end', () => {
      (request.url.endsWith('/create') ? create : query)(request, response, new URLSearchParams(body));
    });
});
server.keepAliveTimeout = 60_000;
process.on('message', () =>
  process.send({ ...counts, paid, failed: [...tasks].filter(([, { failed }]) => failed).map(([id]) => id) }),
);
process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
