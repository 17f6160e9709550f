// Sends bad requests to the mock's command, as many as wanted, and tells what became of it: statuses, any 5xx that was not
// asked for, requests without an answer, crashes, stalls, and what memory and files it holds before and after.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { canary } from './canary.mjs';
import { Ledger } from './ledger.mjs';
import { MockProcess } from './mock-process.mjs';
import { createRandom } from './random.mjs';
import { printReport } from './report.mjs';
import { hostile } from './requests.mjs';
import { KEYS } from './targets.mjs';
import { KeptConnection, sendAlone } from './wire.mjs';

const USAGE = `Usage: npm run bench -- endurance [options]
  --requests <n>     how many bad requests                          (default 20000)
  --seed <text>      which ones; equal seeds send equal requests    (default 1)
  --only <n>         send the one request of that number, and show the answer
  --minutes <n>      stop after so long, whatever is left           (default 60)
  --connections <n>  how many at once                               (default 16)
  --proxy            attack the mock as an intercepting proxy
  --command <file>   the mock's command                             (default this package's, as built)
  --json             print the report as JSON`;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    connections: { type: 'string', default: '16' },
    proxy: { type: 'boolean', default: false },
    command: { type: 'string', default: fileURLToPath(new URL('../../dist/cli.js', import.meta.url)) },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const total = Number(values.requests);
const connections = Number(values.connections);
const minutes = Number(values.minutes);
if (values.help || !(total >= 1 && connections >= 1 && minutes > 0)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

/** An answer may take long behind a large picture, but not so long. */
const PATIENCE_MS = 60_000;

const mock = await MockProcess.start(values.command, [
  ...['--api-key', KEYS.matting, '--models-api-key', KEYS.models, '--speed', '1000'],
  ...(values.proxy ? ['--proxy'] : []),
]);
try {
  process.exitCode = values.only === undefined ? await storm() : await single(Number(values.only));
} finally {
  await mock.stop();
}

async function single(index) {
  const request = hostile(createRandom(values.seed, index));
  console.log(
    `${request.kind}\n${request.steps.map((step) => (typeof step === 'number' ? `… ${step} ms …` : step.toString('latin1', 0, 2000))).join('\n')}\n`,
  );
  const { answers, ended } = await send(request, new KeptConnection(mock.port));
  for (const { status, head, body } of answers) console.log(`→ ${status}\n${head}\n\n${body.slice(0, 2000)}`);
  console.log(`(${ended}; ${mock.end === undefined ? 'the mock lives' : `the mock ended: ${mock.end}`})`);
  return mock.end === undefined ? 0 : 1;
}

async function storm() {
  const ledger = new Ledger();
  const started = performance.now();
  const deadline = started + minutes * 60_000;
  const watch = canary(mock.port);
  /** What the mock holds, emptied and settled, after so many requests. */
  const marks = [{ sent: 0, ...(await mock.measure()) }];
  let sent = 0;
  for (const share of [0.1, 0.25, 0.5, 0.75, 1]) {
    const count = await run(sent, Math.ceil(total * share), ledger, deadline);
    if (count === 0) break;
    sent += count;
    const measured = await settle(ledger);
    if (measured) marks.push({ sent, ...measured });
  }
  const late = await watch.stop();
  if (mock.end !== undefined) ledger.find(sent, 'the mock', `ended with ${mock.end}: ${mock.stderr()}`);
  await checkLife(ledger, sent);
  const seconds = (performance.now() - started) / 1000;
  return printReport({ seed: values.seed, sent, seconds, cpu: mock.cpu(), marks, late, ledger }, values.json);
}

/** Sends the requests from one number to another, several at once; answers how many. */
async function run(from, to, ledger, deadline) {
  let next = from;
  let shown = performance.now();
  const worker = async () => {
    const kept = new KeptConnection(mock.port);
    while (next < to && mock.end === undefined && performance.now() < deadline) {
      const index = next++;
      if (!values.json && performance.now() - shown > 15_000) {
        shown = performance.now();
        console.log(`  ${index} sent, ${ledger.findingCount} findings`);
      }
      const request = hostile(createRandom(values.seed, index));
      ledger.note(index, request, await send(request, kept), Object.values(KEYS));
    }
    kept.drop();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return next - from;
}

function send(request, kept) {
  return request.alone ? sendAlone(mock.port, request) : kept.send(request, PATIENCE_MS);
}

/** Empties the mock, waits until nothing is under way any more, and measures. */
async function settle(ledger) {
  if (mock.end !== undefined) return undefined;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`http://127.0.0.1:${mock.port}/__mock/reset`, { method: 'POST', headers });
  if (answer.status !== 200) ledger.find(-1, 'the mock', `POST /__mock/reset: ${answer.status}`);
  let measured = await mock.measure();
  for (let rounds = 0; rounds < 30; rounds++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const again = await mock.measure();
    const isStill = again.files === measured.files && Math.abs(again.heap - measured.heap) < 0.3;
    measured = again;
    if (isStill && rounds > 2) break;
  }
  return measured;
}

/** After all that, a picture is still cut out. */
async function checkLife(ledger, sent) {
  if (mock.end !== undefined) return;
  const body = new URLSearchParams({ model_key: 'background-removal', image_url: 'https://shop.example/1.jpg' });
  const answer = await fetch(`http://127.0.0.1:${mock.port}/sync/v1/create`, {
    method: 'POST',
    body,
    headers: { 'x-api-key': KEYS.matting },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error) => ({ status: error.message, headers: new Headers() }));
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status !== 200 || !type.startsWith('image/'))
    ledger.find(sent, 'a good request', `${answer.status} ${type}`);
}
