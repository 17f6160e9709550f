// How long the mock takes for pictures, from the upload to the last byte of the response, over a real socket: cut-outs of one
// megapixel; cut-outs of 0.25 to 24 megapixels compared with sharp alone; and the delay of polls while three pictures of a
// hundred megapixels are made at once.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMockProcess } from '../packages/mock-server/dist/node.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const mockFolder = path.join(root, 'packages/mock-server');
const GOAL_MS = 80;
const GOAL_RATIO = 1.3;
const ROUNDS = 25;
const BOUNDARY = 'imaging-bench';
/** The clock is virtual, so that only the work takes time. */
const MOCK = { args: ['--clock', 'virtual'] };

const sharp = createRequire(path.join(mockFolder, 'package.json'))('sharp');
const agent = new Agent({ keepAlive: true });

const megapixel = sharp(readFileSync(path.join(root, 'examples/assets/sample.jpg'))).resize(1155, 866, {
  fit: 'cover',
});
const inputs = {
  jpeg: await megapixel.clone().jpeg({ quality: 90 }).toBuffer(),
  png: await megapixel.clone().png().toBuffer(),
};
const models = {
  'general cut-out': { model_key: 'background-removal' },
  'general, crop and border': { model_key: 'background-removal', crop: '1', border: '2' },
  'print cut-out': { model_key: 'stamp-background-removal' },
};

console.log(
  `Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}, ${ROUNDS} rounds\n`,
);
await cutOuts();
await againstSharp();
await hugePictures();

async function cutOuts() {
  const mock = await startMockProcess(MOCK);
  const [cold] = await timed(() => cut(mock.port, inputs.jpeg, 'jpeg', models['general cut-out'], 'webp'));
  console.log(`First picture after the start: ${cold.toFixed(0)} ms\n`);
  console.log('| one megapixel | from | to | median | best | CPU | goal |\n|---|---|---|---|---|---|---|');
  for (const [name, fields] of Object.entries(models)) {
    for (const from of Object.keys(inputs)) {
      for (const to of ['png', 'webp']) {
        const once = () => cut(mock.port, inputs[from], from, fields, to);
        for (let round = 0; round < 4; round++) await once();
        const before = cpuMilliseconds(mock.child.pid);
        const taken = [];
        for (let round = 0; round < ROUNDS; round++) taken.push((await timed(once))[0]);
        const cpu = (cpuMilliseconds(mock.child.pid) - before) / ROUNDS;
        taken.sort((a, b) => a - b);
        const median = taken[ROUNDS >> 1];
        const verdict = `≤ ${GOAL_MS} ms ${median <= GOAL_MS ? 'met' : 'MISSED'}`;
        const numbers = [median, taken[0], cpu].map((ms) => `${ms.toFixed(0)} ms`).join(' | ');
        console.log(`| ${name} | ${from} | ${to} | ${numbers} | ${verdict} |`);
      }
    }
  }
  await mock.stop();
}

/**
 * The mock's time for a picture, compared with sharp alone, which decodes the same JPEG to RGBA and encodes the mock's result with
 * the mock's settings. Both are measured alternately, so that a busy machine slows both.
 */
async function againstSharp() {
  const encoders = {
    png: (image) => image.png({ compressionLevel: 1, adaptiveFiltering: false }),
    webp: (image) => image.webp({ quality: 88, effort: 0 }),
  };
  const mock = await startMockProcess(MOCK);
  sharp.cache(false);
  console.log('\n| JPEG in | to | mock | sharp | ratio | a megapixel | goal |\n|---|---|---|---|---|---|---|');
  for (const megapixels of [0.25, 1, 4, 12, 24]) {
    const width = Math.round(Math.sqrt((megapixels * 1e6 * 4) / 3));
    const size = { width, height: Math.round((width * 3) / 4), fit: 'cover' };
    const jpeg = await sharp(readFileSync(path.join(root, 'examples/assets/sample.jpg')))
      .resize(size)
      .jpeg({ quality: 90 })
      .toBuffer();
    for (const [to, encoder] of Object.entries(encoders)) {
      const cutOut = () => cut(mock.port, jpeg, 'jpeg', models['general cut-out'], to);
      const result = await sharp(await cutOut())
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const alone = async () => {
        await sharp(jpeg).ensureAlpha().raw().toBuffer();
        await encoder(sharp(result.data, { raw: result.info })).toBuffer();
      };
      const [ours, theirs] = [[], []];
      await alone();
      for (let round = 0; round < (megapixels < 4 ? 15 : 5); round++) {
        ours.push((await timed(cutOut))[0]);
        theirs.push((await timed(alone))[0]);
      }
      const [mine, its] = [ours, theirs].map((taken) => taken.sort((a, b) => a - b)[taken.length >> 1]);
      const verdict = mine / its <= GOAL_RATIO ? 'met' : 'MISSED';
      const numbers = `${mine.toFixed(0)} ms | ${its.toFixed(0)} ms | ${(mine / its).toFixed(2)} | ${(mine / megapixels).toFixed(0)} ms`;
      console.log(`| ${megapixels} MP | ${to} | ${numbers} | ≤ ${GOAL_RATIO} × ${verdict} |`);
    }
  }
  await mock.stop();
}

async function hugePictures() {
  const picture = await sharp(inputs.png).resize(10_000, 10_000, { fit: 'fill', kernel: 'nearest' }).png().toBuffer();
  const mock = await startMockProcess(MOCK);
  const taken = [];
  let done = false;
  const polling = (async () => {
    while (!done) {
      taken.push((await timed(() => send(mock.port, '/async/v1/score')))[0]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  const [whole] = await timed(() =>
    Promise.all([1, 2, 3].map(() => cut(mock.port, picture, 'png', models['general cut-out'], 'png'))),
  );
  done = true;
  await polling;
  taken.sort((a, b) => a - b);
  const at = (share) => `${taken[Math.floor((taken.length - 1) * share)].toFixed(0)} ms`;
  console.log(`\nThree pictures of 100 megapixels at once: ${(whole / 1000).toFixed(1)} s`);
  console.log(`Calls without pictures meanwhile: median ${at(0.5)}, 99 % ${at(0.99)}, slowest ${at(1)}`);
  if (process.platform === 'linux') console.log(`Peak memory: ${peakMegabytes(mock.child.pid).toFixed(0)} MB`);
  await mock.stop();
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
  const result = await work();
  return [performance.now() - began, result];
}

/** CPU time that a process has used; NaN if it cannot be read. */
function cpuMilliseconds(pid) {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakMegabytes(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
