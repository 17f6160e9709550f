// A server of node:http alone that reads the same requests and returns the same JSON, to measure what they cost without a mock.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const mockFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../packages/mock-server');
const { parseMultipart } = await import(
  createRequire(path.join(mockFolder, 'package.json')).resolve('@remix-run/multipart-parser')
);

const tasks = new Map();
let lastId = 100_000;

createServer(async (request, response) => {
  if (request.method === 'GET') return answer(response, { credits: 1_000_000, vip_credits: 0 });
  const body = await read(request);
  if (request.url.endsWith('/v1/query')) {
    const task = tasks.get(Number(new URLSearchParams(body.toString()).get('task_id')));
    return answer(response, { ...task, position: -1 });
  }
  if (request.headers['content-type'].startsWith('multipart/')) {
    const boundary = /boundary=(.+)$/.exec(request.headers['content-type'])[1];
    const options = { boundary, maxFileSize: body.length, maxTotalSize: body.length };
    let bytes = 0;
    for (const part of parseMultipart(body, options)) bytes += part.bytes.byteLength;
    return answer(response, { result_file: `http://${request.headers.host}/files/${bytes}.png` });
  }
  lastId += 1;
  tasks.set(lastId, { state: 0, result_file: null, message: null, progress: '0.00' });
  answer(response, { task_id: lastId });
}).listen(Number(process.argv[2]), '127.0.0.1');

function read(request) {
  return new Promise((resolve) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

function answer(response, data) {
  const body = JSON.stringify({ code: 200, message: 'success', data });
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-oneapi-request-id': '0123456789abcdef01234567',
    'x-mock-request': '1',
  });
  response.end(body);
}
