// Compares koukoutu-mock with Prism, which serves the same document without state: start, CPU per poll, idle memory.
// Both print nothing and validate each request. Prism is installed into a separate folder on the first run.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PRISM = '5.16.0';
const STARTS = 5;
const WARM_UP = 1000;
const POLLS = 4000;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const GOALS = { start: 0.2, cpu: 0.5, memory: 0.6 };

if (process.platform !== 'linux') {
  console.log('This benchmark reads CPU time and memory from /proc and runs on Linux only.');
  process.exit(0);
}
const mockCommand = path.join(root, 'packages/mock-server/dist/cli.js');
if (!existsSync(mockCommand)) {
  console.error('The mock is not built. Run `npm run setup` first.');
  process.exit(1);
}

const prism = installPrism();
const programs = {
  mock: (port) => [mockCommand, '--port', `${port}`, '--clock', 'virtual', '--log', 'none'],
  prism: (port) => [prism, 'mock', '-p', `${port}`, '-v', 'silent', path.join(root, 'openapi/async.yaml')],
};
const prefix = { mock: '/async', prism: '' };

// Alternately, so that other load on the machine affects both.
const starts = { mock: [], prism: [] };
for (let run = 0; run < STARTS; run++) {
  for (const name of Object.keys(programs)) {
    const { child, ms } = await start(name);
    starts[name].push(ms);
    await stop(child);
  }
}
const cost = {};
for (const name of Object.keys(programs)) {
  const { child, port } = await start(name);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const memory = residentMegabytes(child.pid);
  const body = `task_id=${await createTask(name, port)}&response=url`;
  const poll = () => call(port, 'POST', `${prefix[name]}/v1/query`, body);
  const status = (await poll()).status;
  if (status !== 200) throw new Error(`${name} answered a poll with ${status}.`);
  await many(WARM_UP, poll);
  const before = cpuSeconds(child.pid);
  await many(POLLS, poll);
  cost[name] = { memory, cpu: ((cpuSeconds(child.pid) - before) / POLLS) * 1e6, after: residentMegabytes(child.pid) };
  await stop(child);
}

const rows = [
  ['start until the first answer', 'ms', median(starts.mock), median(starts.prism), GOALS.start],
  ['CPU per poll', 'µs', cost.mock.cpu, cost.prism.cpu, GOALS.cpu],
  ['memory, idle', 'MB', cost.mock.memory, cost.prism.memory, GOALS.memory],
  [`memory after ${WARM_UP + POLLS} polls`, 'MB', cost.mock.after, cost.prism.after, undefined],
];
console.log(
  `Node ${process.version}, ${os.cpus().length} cores, Prism ${PRISM} silent, medians of ${STARTS} starts, ${POLLS} polls\n`,
);
console.log('| | koukoutu-mock | Prism | ratio | goal |\n|---|---|---|---|---|');
for (const [what, unit, own, other, goal] of rows) {
  const ratio = own / other;
  const verdict = goal === undefined ? '' : `≤ ${goal} ${ratio <= goal ? 'met' : 'MISSED'}`;
  console.log(
    `| ${what} | ${own.toFixed(0)} ${unit} | ${other.toFixed(0)} ${unit} | ${ratio.toFixed(2)} | ${verdict} |`,
  );
}

function installPrism() {
  const folder = path.join(os.tmpdir(), `koukoutu-bench-prism-${PRISM}`);
  const command = path.join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js');
  if (existsSync(command)) return command;
  console.log(`Installing Prism ${PRISM} into ${folder} …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private": true}\n');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@stoplight/prism-cli@${PRISM}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch {
    console.error('Prism could not be installed. Is the npm registry reachable?');
    process.exit(1);
  }
  return command;
}

async function start(name) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, programs[name](port), { stdio: 'ignore' });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}.`);
    const answered = await call(port, 'GET', `${prefix[name]}/v1/score`).catch((error) => {
      if (!['ECONNREFUSED', 'ECONNRESET'].includes(error.code)) throw error;
    });
    if (answered) return { child, port, ms: performance.now() - began };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function stop(child) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

async function createTask(name, port) {
  if (name === 'prism') return 176;
  const body = 'model_key=background-removal&image_url=https%3A%2F%2Fshop.example%2F1.jpg';
  return JSON.parse((await call(port, 'POST', '/async/v1/create', body)).text).data.task_id;
}

function call(port, method, target, body) {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-api-key': 'kkt-mock-key',
      ...(body
        ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
        : {}),
    };
    const sent = request({ port, host: '127.0.0.1', method, path: target, headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function many(count, poll) {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await poll();
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
