// What a request costs the mock, in CPU and memory, compared with Prism, with node:http alone and with the baseline; and how its
// costs grow with what it remembers.
import { root } from '../scripts/lib/run.mjs';
import { baseline } from './lib/baseline.mjs';
import { interleave } from './lib/interleave.mjs';
import { memoryOf } from './lib/processes.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';
import { median } from './lib/statistics.mjs';
import { growthOfJournal, growthOfTasks, growthOfUploads } from './mock/growth.mjs';
import { call, createTask, many, poll } from './mock/load.mjs';
import { MULTIPART, uploadOf } from './mock/pictures.mjs';
import { installPrism, PRISM } from './mock/prism.mjs';
import { bare, cpuMicroseconds, mock, prism, start, stop } from './mock/programs.mjs';

const options = benchOptions();
if (process.platform !== 'linux') {
  console.log('This benchmark reads CPU time and memory from /proc and runs on Linux only.');
  process.exit(0);
}
const { quick } = options;
const ROUNDS = quick ? 2 : 15;
const POLLS = quick ? 300 : 1500;
const NAMES = {
  prism: { en: 'Prism', zh: 'Prism' },
  bare: { en: 'node:http', zh: 'node:http' },
  baseline: { en: 'baseline', zh: '基线版本' },
};
const say = (line) => console.error(line);

const programs = { ours: mock(root), prism: prism(installPrism()), bare, baseline: mock(await baseline()) };
const starts = await measureStarts();
const polls = await measurePolls();
const uploads = await measureUploads();
const memory = await measureMemory();

const against = (seen, id, what, unit, other, more = {}) =>
  compare({
    id,
    what,
    unit,
    ours: seen.ours[other.measure],
    theirs: seen[other.side][other.measure],
    name: NAMES[other.side],
    ...more,
  });
const ONE_POLL = { en: 'one poll, CPU', zh: '一次轮询的 CPU 时间' };
const UPLOAD = {
  en: 'one upload of 8 MB, synchronous, tiny response, CPU',
  zh: '一次 8 MB 的同步上传（响应很小）的 CPU 时间',
};
report(
  {
    name: 'mock',
    title: { en: 'The mock server', zh: '模拟服务' },
    rows: [
      against(polls, 'poll-prism', ONE_POLL, 'µs', { side: 'prism', measure: 'cpu' }, { goal: { atMost: 0.2 } }),
      against(
        polls,
        'poll-node',
        ONE_POLL,
        'µs',
        { side: 'bare', measure: 'cpu' },
        {
          goal: { atMost: 2 },
          limit: {
            en: 'Two fifths of the rest is writing to the socket, which node:http has to do, too.',
            zh: '剩余开销中约五分之二是写套接字，node:http 同样要付出。',
          },
        },
      ),
      against(polls, 'poll-baseline', ONE_POLL, 'µs', { side: 'baseline', measure: 'cpu' }),
      against(uploads, 'upload-node', UPLOAD, 'ms', { side: 'bare', measure: 'cpu' }, { goal: { atMost: 1.3 } }),
      against(uploads, 'upload-baseline', UPLOAD, 'ms', { side: 'baseline', measure: 'cpu' }),
      against(
        starts,
        'start',
        { en: 'start until the first response', zh: '启动到首个响应' },
        'ms',
        { side: 'prism', measure: 'ms' },
        { goal: { atMost: 0.2 } },
      ),
      against(
        starts,
        'idle',
        { en: 'memory, idle', zh: '空闲时的内存' },
        'MiB',
        { side: 'prism', measure: 'memory' },
        { goal: { atMost: 0.6 } },
      ),
      measured({
        id: 'memory-flat',
        what: {
          en: `memory in the last tenth of ${memory.requests.toLocaleString('en')} requests, against at the end of the first`,
          zh: `${memory.requests.toLocaleString('en')} 个请求：最后十分之一的内存，与首个十分之一末尾之比`,
        },
        unit: '×',
        values: [memory.growth],
        goal: { atMost: 1.1 },
      }),
    ],
    series: await series(),
    notes: [
      {
        en: `Every program prints nothing and answers four connections at a time; Prism ${PRISM} validates each request, as the mock does. CPU is that of the whole process, divided by the requests. node:http alone parses the same form and answers the same JSON; for uploads it uses the same multipart parser. The upload is a JPEG with 8 MB of comments and too few pixels, which is read, checked and refused.`,
        zh: `各程序都不输出日志，同时处理四个连接；Prism ${PRISM} 与模拟服务一样校验每个请求。CPU 为整个进程的时间除以请求数。node:http 解析同样的表单、返回同样的 JSON；上传使用同一个 multipart 解析器。上传的是带 8 MB 注释、像素过少的 JPEG：读取、检查后被拒绝。`,
      },
    ],
  },
  options,
);
process.exit(0);

async function measureStarts() {
  const once = (name) => async () => {
    const server = await start(programs[name]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const seen = { ms: server.ms, memory: memoryOf(server.child.pid).now };
    await stop(server);
    return seen;
  };
  return interleave({ ours: once('ours'), prism: once('prism') }, { rounds: quick ? 1 : 5 });
}

/** Starts every program and measures `once` on all of them in turn. */
async function inTurn(names, prepare, size, scale) {
  const servers = {};
  for (const name of names) servers[name] = await start(programs[name]);
  try {
    const sides = {};
    for (const name of names) {
      const once = await prepare(servers[name], name);
      await many(size, once);
      sides[name] = async () => {
        const before = cpuMicroseconds(servers[name]);
        await many(size, once);
        return { cpu: (cpuMicroseconds(servers[name]) - before) / size / scale };
      };
    }
    return await interleave(sides, { rounds: ROUNDS, warmUp: 1 });
  } finally {
    await Promise.all(Object.values(servers).map(stop));
  }
}

async function measurePolls() {
  say('polls …');
  const prepare = async (server, name) => {
    const id = name === 'prism' ? 176 : await createTask(server);
    const { status } = await poll(server, id);
    if (status !== 200) throw new Error(`${name} answered a poll with ${status}.`);
    return () => poll(server, id);
  };
  return inTurn(['ours', 'prism', 'bare', 'baseline'], prepare, POLLS, 1);
}

async function measureUploads() {
  say('uploads …');
  const body = await uploadOf(8_000_000);
  const prepare = (server) => () => call(server.port, 'POST', '/sync/v1/create', body, MULTIPART);
  return inTurn(['ours', 'bare', 'baseline'], prepare, 8, 1000);
}

/** Good and bad requests of many kinds, and the memory in between. */
async function measureMemory() {
  say('memory …');
  const requests = quick ? 2000 : 100_000;
  const server = await start(programs.ours);
  const { port } = server;
  let sent = 0;
  let id = await createTask(server);
  const once = async () => {
    sent += 1;
    const kind = sent % 20;
    if (kind === 0) id = (await createTask(server).catch(() => undefined)) ?? id;
    else if (kind === 1)
      await call(port, 'POST', '/async/v1/create', `model_key=nonsense&size=${'9'.repeat(300)}${sent}`);
    else if (kind === 2) await call(port, 'GET', `/async/v1/nothing${sent}`);
    else if (kind === 3) await call(port, 'POST', '/apis/v1/images/generations', '{"model":', 'application/json');
    else await poll(server, id);
    if (sent % 100 === 0) await call(port, 'POST', '/__mock/clock/advance', '{"ms":60000}', 'application/json');
  };
  // Memory goes up and down with each garbage collection, so a tenth of the run is looked at ten times.
  const samples = [];
  for (let step = 1; step <= 100; step += 1) {
    await many(requests / 100, once);
    samples.push({ x: (requests / 100) * step, y: memoryOf(server.child.pid).now });
  }
  await stop(server);
  const middle = (part) => median(part.map(({ y }) => y));
  const growth = middle(samples.slice(-10)) / middle(samples.slice(5, 10));
  return { requests, growth, samples: samples.filter((_, at) => at < 2 || at === 4 || at % 10 === 9) };
}

async function series() {
  say('growth …');
  const upTo = (most) => [10, 100, 1000, 10_000, 100_000].filter((step) => step <= most);
  const steps = upTo(quick ? 100 : 100_000);
  const [batches, size] = quick ? [2, 50] : [7, 1000];
  const tasks = await growthOfTasks(steps, batches, size);
  const journal = await growthOfJournal(steps, batches, size);
  const sizes = quick ? [0.1, 1] : [0.1, 0.3, 1, 3, 10, 20, 40];
  const uploaded = await growthOfUploads(sizes, batches);
  const cpu = { label: { en: 'CPU per request', zh: '每个请求的 CPU 时间' }, unit: 'µs' };
  const line = (en, zh, points) => ({ name: { en, zh }, points });
  return [
    {
      name: 'mock-memory',
      title: { en: 'The mock: memory by requests answered', zh: '模拟服务：内存与已响应的请求数' },
      x: { label: { en: 'requests', zh: '请求数' } },
      y: { label: { en: 'resident memory', zh: '常驻内存' }, unit: 'MiB' },
      lines: [line('mock', '模拟服务', memory.samples)],
      reading: {
        en: 'The mock remembers a fixed number of tasks, pictures and requests. When these are full, its memory stays the same.',
        zh: '模拟服务只保留固定数量的任务、图片和请求记录，存满之后内存不再增长。',
      },
    },
    {
      name: 'mock-tasks',
      title: { en: 'The mock: cost of a request by tasks remembered', zh: '模拟服务：请求开销与所记任务数' },
      x: { label: { en: 'tasks', zh: '任务数' } },
      y: cpu,
      lines: [line('create', '创建任务', tasks.create), line('poll', '轮询', tasks.poll)],
      reading: {
        en: 'The cost of a create and of a poll does not depend on the number of tasks, so only memory limits how many the mock can remember.',
        zh: '创建和轮询的开销都与任务总数无关，所以可记住的任务数只受内存限制。',
      },
    },
    {
      name: 'mock-journal',
      title: { en: 'The mock: cost of a request by journal size', zh: '模拟服务：请求开销与请求记录容量' },
      x: { label: { en: 'requests in the journal', zh: '记录中的请求数' } },
      y: cpu,
      lines: [line('poll', '轮询', journal.poll), line('read the latest 200', '读取最近 200 条', journal.read)],
      reading: {
        en: 'The cost of writing to the journal and of reading its end does not depend on its length, so only memory limits its size.',
        zh: '写入请求记录和读取其末尾的开销都与长度无关，所以其容量只受内存限制。',
      },
    },
    {
      name: 'mock-uploads',
      title: { en: 'The mock: cost of an upload by its size', zh: '模拟服务：上传开销与文件大小' },
      x: { label: { en: 'size', zh: '大小' }, unit: 'MB' },
      y: { label: { en: 'CPU per upload', zh: '每次上传的 CPU 时间' }, unit: 'ms' },
      lines: [line('mock', '模拟服务', uploaded.mock), line('node:http', 'node:http', uploaded.bare)],
      reading: {
        en: 'The cost is linear in the size and close to that of node:http with the same parser. Cutting a picture out costs more than receiving it.',
        zh: '开销与大小成正比，并接近使用同一解析器的 node:http。抠图本身比接收图片开销更大。',
      },
    },
  ];
}
