// How long the mock takes over pictures, from the upload to the last byte of the answer, over a real socket: cut-outs of one
// megapixel, and what polls notice while three of a hundred megapixels are made at once.
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
const ROUNDS = 25;
const BOUNDARY = 'imaging-bench';
/** The clock is virtual, so that nothing but the work takes time. */
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
  console.log(`Calls that do without pictures meanwhile: median ${at(0.5)}, 99 % ${at(0.99)}, slowest ${at(1)}`);
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
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'] }));
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

/** CPU time that a process has used; NaN where it cannot be read. */
function cpuMilliseconds(pid) {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakMegabytes(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
