// A batch with a manifest against the same batch without one: CPU per picture, memory held and at its peak, and how often it waits for the disk,
// for 10 inputs and more. Every picture is a separate task: one upload, one poll and one download over a real socket, to a server
// that responds at once and so adds no waiting. Options: `--sizes=10,100,1000,10000` and `--rounds=5`.
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { interleave } from './lib/interleave.mjs';
import { runNode } from './lib/processes.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';
import { summary } from './lib/statistics.mjs';

const options = benchOptions({ sizes: { type: 'string' }, rounds: { type: 'string' } });
const sizes = (options.sizes ?? (options.quick ? '10,100,1000' : '10,100,1000,10000,100000')).split(',').map(Number);
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
/** Large sizes need fewer rounds: one run takes minutes, and noise hardly matters there. */
const roundsOf = (size) => (size > 10_000 ? 1 : size > 1000 ? Math.min(rounds, 3) : rounds);
/** The size at which the ratio is taken. */
const main = sizes.includes(10_000) ? 10_000 : sizes.at(-1);

const here = path.dirname(fileURLToPath(import.meta.url));
const entry = pathToFileURL(path.join(here, '../packages/sdk/dist/node.js')).href;
const noise = Buffer.from(Array.from({ length: 128 * 128 * 4 }, (_, at) => (at * 2654435761) >>> 24));
const picture = await sharp(noise, { raw: { width: 128, height: 128, channels: 4 } })
  .png()
  .toBuffer();

let tasks = 0;
const server = createServer(async (request, response) => {
  for await (const _ of request);
  if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
  tasks += 1;
  const data = request.url.endsWith('/create')
    ? { task_id: tasks }
    : { state: 1, progress: 100, result_file: `http://127.0.0.1:${server.address().port}/result.png` };
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ code: 200, message: 'ok', data }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;

async function batch(size, manifest) {
  const { stdout } = await runNode(
    ['--expose-gc', path.join(here, 'batch/child.mjs'), JSON.stringify({ size, manifest, url, entry })],
    {
      env: { BENCH_PICTURE: picture.toString('base64') },
    },
  );
  return JSON.parse(stdout);
}

const seen = new Map();
for (const size of sizes) {
  seen.set(
    size,
    await interleave(
      { with: () => batch(size, true), without: () => batch(size, false) },
      { rounds: roundsOf(size), say: (line) => console.error(`${size} inputs: ${line}`) },
    ),
  );
}
server.close();

const at = seen.get(main);
const largest = seen.get(sizes.at(-1));
const base = seen.get(sizes.includes(1000) ? 1000 : sizes[0]);
const without = { en: 'without a manifest', zh: '不用清单' };
const count = (size) => size.toLocaleString('en');
const line = (name, side, measure) => ({
  name,
  points: sizes.map((size) => {
    const { median, low, high } = summary(seen.get(size)[side][measure]);
    return { x: size, y: median, low, high };
  }),
});
const x = { label: { en: 'inputs', zh: '输入数' } };
const sides = (measure) => [
  line({ en: 'with a manifest', zh: '使用清单' }, 'with', measure),
  line(without, 'without', measure),
];

/** A row that compares the memory of the largest batch with that of a small one. */
function growth(measure, what, limit) {
  const [most, few] = [sizes.at(-1), sizes.includes(1000) ? 1000 : sizes[0]].map(count);
  return compare({
    id: measure === 'peak' ? 'memory' : measure,
    what: { en: `${what.en}, ${most} inputs against ${few}`, zh: `${what.zh}：${most} 个输入与 ${few} 个之比` },
    unit: 'MiB',
    ours: [summary(largest.with[measure]).median],
    theirs: [summary(base.with[measure]).median],
    name: { en: 'the smaller batch', zh: '较小的批次' },
    goal: { atMost: 1.1 },
    ...(limit && { limit }),
  });
}

report(
  {
    name: 'batch',
    title: { en: 'A batch with a manifest', zh: '带清单的批处理' },
    rows: [
      compare({
        id: 'cpu',
        what: { en: `${count(main)} pictures, CPU per picture`, zh: `${count(main)} 张图片，每张的 CPU 时间` },
        unit: 'µs',
        ours: at.with.cpu,
        theirs: at.without.cpu,
        name: without,
        goal: { atMost: 1.1 },
      }),
      growth('held', { en: 'memory that is held at the last picture', zh: '最后一张时占用的内存' }),
      growth(
        'peak',
        { en: 'peak memory', zh: '峰值内存' },
        {
          en: 'Node’s own: V8 lets its heap grow before it collects garbage, and fetch leaves objects that only a full collection finds. Without a manifest it is the same.',
          zh: '来自 Node 本身：V8 在回收之前先让堆增长，而 fetch 留下的对象只有完整回收才能发现。不用清单时也一样。',
        },
      ),
      measured({
        id: 'syncs',
        what: { en: 'waits for the disk (fdatasync) per picture', zh: '每张图片等待磁盘（fdatasync）的次数' },
        unit: 'times',
        values: at.with.syncs.map((syncs) => syncs / main),
      }),
      measured({
        id: 'sync-time',
        what: { en: 'one wait for the disk', zh: '一次等待磁盘的时间' },
        unit: 'ms',
        values: at.with.syncMs.map((ms, round) => ms / at.with.syncs[round]),
      }),
      measured({
        id: 'bytes',
        what: { en: 'manifest, bytes per picture', zh: '清单：每张图片的字节数' },
        unit: 'B',
        values: at.with.bytes.map((bytes) => bytes / main),
      }),
    ],
    series: [
      {
        name: 'batch-cpu',
        title: { en: 'CPU per picture', zh: '每张图片的 CPU 时间' },
        x,
        y: { label: { en: 'CPU per picture', zh: '每张图片的 CPU 时间' }, unit: 'µs' },
        lines: sides('cpu'),
        reading: {
          en: 'The cost of a picture does not grow with the batch. In a small batch, starting up counts more.',
          zh: '每张图片的开销不随批次变大。小批次要分摊启动开销。',
        },
      },
      {
        name: 'batch-memory',
        title: { en: 'Peak memory of a batch', zh: '批处理的峰值内存' },
        x,
        y: { label: { en: 'peak memory', zh: '峰值内存' }, unit: 'MiB' },
        lines: sides('peak'),
        reading: {
          en: 'Memory holds the pictures that run at the same time. A manifest adds 12 to 24 bytes for each input.',
          zh: '内存取决于同时处理的图片。清单只为每个输入多占 12 到 24 字节。',
        },
      },
      {
        name: 'batch-syncs',
        title: { en: 'Waits for the disk', zh: '等待磁盘的次数' },
        x,
        y: { label: { en: 'fdatasync calls', zh: 'fdatasync 次数' }, scale: 'log' },
        lines: [line({ en: 'with a manifest', zh: '使用清单' }, 'with', 'syncs')],
        reading: {
          en: 'Lines that are written at the same moment share one wait for the disk.',
          zh: '同一时刻写入的行共用一次磁盘等待。',
        },
      },
    ],
    notes: [
      {
        en: 'Each picture is uploaded, polled once and downloaded over a local socket; five run at the same time.',
        zh: '每张图片经本机套接字上传、轮询一次并下载；同时处理五张。',
      },
    ],
  },
  options,
);
