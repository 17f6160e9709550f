// Sends requests to the servers under measurement.
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const FORM = 'application/x-www-form-urlencoded';

/** Sends one request and reads its response. `body` is urlencoded unless `contentType` says otherwise. */
export function call(port, method, target, body, contentType = FORM) {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-api-key': 'kkt-mock-key',
      ...(body === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }),
    };
    const sent = request({ port, host: '127.0.0.1', method, path: target, headers, agent }, (response) => {
      let text = '';
      response.setEncoding('latin1').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Runs `once` `count` times, four at a time. */
export async function many(count, once) {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await once();
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Creates a task by link and returns its id. */
export async function createTask({ port, prefix }) {
  const body = 'model_key=background-removal&image_url=https%3A%2F%2Fshop.example%2F1.jpg';
  const { status, text } = await call(port, 'POST', `${prefix}/v1/create`, body);
  if (status !== 200) throw new Error(`A create was answered with ${status}: ${text}`);
  return JSON.parse(text).data.task_id;
}

/** Polls a task once. */
export function poll({ port, prefix }, id) {
  return call(port, 'POST', `${prefix}/v1/query`, `task_id=${id}&response=url`);
}
