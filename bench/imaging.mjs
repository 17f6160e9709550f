// How long the mock takes for pictures, from the upload to the last byte of the response, over a real socket: cut-outs of 0.25 to 24
// megapixels compared with sharp alone; cut-outs of one megapixel by each model; and how polls are delayed while three pictures of
// a hundred megapixels are made at once.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { startMockProcess } from '../packages/mock-server/dist/node.js';
import { root } from '../scripts/lib/run.mjs';
import { interleave } from './lib/interleave.mjs';
import { cpuOf, memoryOf } from './lib/processes.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';
import { quantile } from './lib/statistics.mjs';

const options = benchOptions();
const BOUNDARY = 'imaging-bench';
/** The clock is virtual, so that only the work takes time. */
const MOCK = { args: ['--clock', 'virtual'] };
const MEGAPIXELS = options.quick ? [0.25, 1] : [0.25, 0.5, 1, 2, 4, 12, 24];
const FORMATS = ['png', 'webp'];
/** The mock's settings for results. */
const ENCODERS = {
  png: (image) => image.png({ compressionLevel: 1, adaptiveFiltering: false }),
  webp: (image) => image.webp({ quality: 88, effort: 0 }),
};
const MODELS = {
  general: { model_key: 'background-removal' },
  'general, cropped': { model_key: 'background-removal', crop: '1', border: '2' },
  print: { model_key: 'stamp-background-removal' },
};

/** What keeps a cut-out above the goal: CPU time of the steps, which the profiler shows. */
const SMALL_LIMIT = {
  en: 'Finding the subject on a copy of 288 px takes about 12 ms of CPU time for a picture of any size, and scaling and the soft edge take 4 to 11 ms up to one megapixel. sharp decodes 0.25 megapixels and encodes them as PNG in about 8 ms, and one megapixel in about 22 ms.',
  zh: '无论图片大小，在 288 px 的副本上寻找主体都要占用约 12 ms 的 CPU 时间；不超过一百万像素时，缩小图片和处理软边缘另需 4～11 ms。而 sharp 解码并编码 PNG，25 万像素只需约 8 ms，一百万像素约 22 ms。',
};
const LARGE_LIMIT = {
  en: 'The soft edge takes about 5 ms of CPU time for each megapixel, because the band along the contour grows with the picture. Decoding and encoding take as long as with sharp alone.',
  zh: '轮廓两侧的过渡带随图片变大，软边缘每一百万像素约需 5 ms 的 CPU 时间。解码和编码的耗时与只用 sharp 时相同。',
};

/** V8 needs about so many cut-outs until it has compiled the loops over pixels for good. */
const UNTIL_COMPILED = options.quick ? 2 : 40;

const sharp = createRequire(path.join(root, 'packages/mock-server/package.json'))('sharp');
sharp.cache(false);
const photo = sharp(readFileSync(path.join(root, 'examples/assets/sample.jpg')));
const agent = new Agent({ keepAlive: true });
const name = { en: 'sharp alone', zh: '只用 sharp' };

const { rows: ratioRows, series } = await againstSharp();
const rows = [...ratioRows, ...(await byModel()), ...(options.quick ? [] : await hugePictures())];
report(
  {
    name: 'imaging',
    title: { en: 'Pictures of the mock', zh: 'mock 的图片处理' },
    rows,
    series,
    notes: [
      {
        en: `On the other side, sharp alone decodes the same JPEG to RGBA, and encodes the mock’s result with the mock’s settings. The sides take turns, and their wall clock times are compared. ${UNTIL_COMPILED} cut-outs are made before, in which V8 compiles the loops over pixels. The first of them has its own row.`,
        zh: `“只用 sharp”指把同一个 JPEG 解码为 RGBA，再用 mock 的设置编码 mock 的结果。两者轮流测量，取实际耗时。测量前先抠图 ${UNTIL_COMPILED} 次，让 V8 编译好逐像素的循环；进程的第一次抠图单独列出。`,
      },
    ],
  },
  options,
);

/** The time for a cut-out of each size and format, compared with sharp alone. */
async function againstSharp() {
  const mock = await startMockProcess(MOCK);
  const small = await jpegOf(0.25);
  const first = [];
  for (let round = 0; round < UNTIL_COMPILED; round += 1) {
    first.push((await timed(() => cut(mock.port, small, 'jpeg', MODELS.general, 'png'))).wall);
  }
  const rows = [
    measured({
      id: 'first',
      what: { en: 'first cut-out of a process, 0.25 megapixels', zh: '进程的第一次抠图，25 万像素' },
      unit: 'ms',
      values: first.slice(0, 1),
    }),
  ];
  const lines = FORMATS.map((format) => ({ name: { en: format.toUpperCase(), zh: format.toUpperCase() }, points: [] }));
  try {
    for (const megapixels of MEGAPIXELS) {
      const jpeg = await jpegOf(megapixels);
      for (const [index, format] of FORMATS.entries()) {
        const cutOut = () => cut(mock.port, jpeg, 'jpeg', MODELS.general, format);
        const result = await sharp(await cutOut())
          .ensureAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const alone = async () => {
          await sharp(jpeg).ensureAlpha().raw().toBuffer();
          await ENCODERS[format](sharp(result.data, { raw: result.info })).toBuffer();
        };
        const seen = await interleave(
          { ours: () => timed(cutOut), theirs: () => timed(alone) },
          { rounds: options.quick ? 3 : megapixels < 4 ? 15 : 5, warmUp: options.quick ? 1 : 4 },
        );
        const row = compare({
          id: `${format}-${megapixels}`,
          what: {
            en: `JPEG of ${megapixels} megapixels in, ${format.toUpperCase()} out`,
            zh: `输入 ${megapixels} 百万像素的 JPEG，输出 ${format.toUpperCase()}`,
          },
          unit: 'ms',
          ours: seen.ours.wall,
          theirs: seen.theirs.wall,
          name,
          goal: { atMost: 1.3 },
          limit: megapixels < 4 ? SMALL_LIMIT : LARGE_LIMIT,
        });
        rows.push(row);
        const { median, low, high } = row.ratio;
        lines[index].points.push({ x: megapixels, y: median, low, high });
      }
    }
  } finally {
    await mock.stop();
  }
  const growth = {
    name: 'imaging-megapixels',
    title: { en: 'A cut-out compared with sharp alone', zh: '抠图耗时与只用 sharp 之比' },
    x: { label: { en: 'megapixels', zh: '百万像素' } },
    y: { label: { en: 'ratio of the times', zh: '耗时之比' }, unit: '×' },
    lines,
    reading: {
      en: 'Finding the subject takes the same time for every picture, so that the ratio falls as pictures grow. For WebP, which takes long to encode, it matters little from one megapixel on.',
      zh: '寻找主体的耗时与图片大小无关，因此图片越大，比值越低。WebP 编码本身较慢，从一百万像素起影响很小。',
    },
  };
  return { rows, series: [growth] };
}

/** Cut-outs of one megapixel: time and CPU by model and format. */
async function byModel() {
  const mock = await startMockProcess(MOCK);
  try {
    const jpeg = await jpegOf(1);
    const rows = [];
    for (const [model, fields] of Object.entries(MODELS)) {
      for (const format of FORMATS) {
        const once = () => cut(mock.port, jpeg, 'jpeg', fields, format);
        for (let round = 0; round < (options.quick ? 1 : 4); round += 1) await once();
        const rounds = options.quick ? 3 : 15;
        const before = cpu(mock.child.pid);
        const walls = [];
        for (let round = 0; round < rounds; round += 1) walls.push((await timed(once)).wall);
        const each = (cpu(mock.child.pid) - before) / rounds;
        const what = (en, zh) => ({
          en: `1 megapixel, ${model}, ${format}: ${en}`,
          zh: `一百万像素，${model}，${format}：${zh}`,
        });
        rows.push(measured({ id: `${model}-${format}-time`, what: what('time', '耗时'), unit: 'ms', values: walls }));
        rows.push(measured({ id: `${model}-${format}-cpu`, what: what('CPU', 'CPU'), unit: 'ms', values: [each] }));
      }
    }
    return rows;
  } finally {
    await mock.stop();
  }
}

/** Three PNGs of a hundred megapixels at once: how long they take, how polls are delayed, and the memory of the mock. */
async function hugePictures() {
  const picture = await photo.clone().resize(10_000, 10_000, { fit: 'fill', kernel: 'nearest' }).png().toBuffer();
  const mock = await startMockProcess(MOCK);
  try {
    const polls = [];
    let done = false;
    const polling = (async () => {
      while (!done) {
        polls.push((await timed(() => send(mock.port, '/async/v1/score'))).wall);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    const { wall } = await timed(() =>
      Promise.all([1, 2, 3].map(() => cut(mock.port, picture, 'png', MODELS.general, 'png'))),
    );
    done = true;
    await polling;
    const three = { en: 'three PNGs of 100 megapixels at once', zh: '同时处理三张一亿像素的 PNG' };
    const what = (en, zh) => ({ en: `${three.en}: ${en}`, zh: `${three.zh}：${zh}` });
    return [
      measured({ id: 'huge-time', what: what('time', '耗时'), unit: 'ms', values: [wall] }),
      measured({ id: 'huge-poll', what: what('a call meanwhile', '其间的一次调用'), unit: 'ms', values: polls }),
      measured({
        id: 'huge-poll-99',
        what: what('a call meanwhile, 99 %', '其间的一次调用，99 %'),
        unit: 'ms',
        values: [quantile(polls, 0.99)],
      }),
      ...(process.platform === 'linux'
        ? [
            measured({
              id: 'huge-memory',
              what: what('peak memory', '内存峰值'),
              unit: 'MiB',
              values: [memoryOf(mock.child.pid).peak],
              goal: { atMost: 1024 },
            }),
          ]
        : []),
    ];
  } finally {
    await mock.stop();
  }
}

function jpegOf(megapixels) {
  const width = Math.round(Math.sqrt((megapixels * 1e6 * 4) / 3));
  return photo
    .clone()
    .resize({ width, height: Math.round((width * 3) / 4), fit: 'cover' })
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function cut(port, picture, type, fields, outputFormat) {
  const texts = Object.entries({ ...fields, output_format: outputFormat }).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="image_file"; filename="a.${type}"\r\nContent-Type: image/${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(texts.join('') + head), picture, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  const answer = await send(port, '/sync/v1/create', body);
  if (answer.status !== 200 || answer.type !== `image/${outputFormat}`) {
    throw new Error(`The mock answered with ${answer.status} and ${answer.type}.`);
  }
  return answer.body;
}

function send(port, target, body) {
  return new Promise((resolve, reject) => {
    const content = body && {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': body.length,
    };
    const headers = { 'x-api-key': 'kkt-mock-key', ...content };
    const method = body ? 'POST' : 'GET';
    const sent = request({ port, host: '127.0.0.1', method, path: target, headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status, headers } = response;
        resolve({ status, type: headers['content-type'], body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function timed(work) {
  const began = performance.now();
  await work();
  return { wall: performance.now() - began };
}

/** CPU time of a process; NaN where it cannot be read. */
function cpu(pid) {
  return process.platform === 'linux' ? cpuOf(pid) : Number.NaN;
}
