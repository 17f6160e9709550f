import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAGE_HEADERS, pageAsset } from '@koukoutu/mock-page';
import { readBody } from '../../adapters/node/body.js';
import type { SideDoor } from '../../adapters/node/listener.js';
import { respond } from '../../adapters/node/respond.js';
import { json } from '../../exchange/answer.js';
import type { Control } from '../../service/control.js';
import { createGate } from '../../state/gate.js';
import { checkAccess } from './access.js';
import { createEventStreams } from './events.js';
import { type ControlAnswer, ControlError, createRoutes } from './routes.js';

const PREFIX = '/__mock';
const BODY_LIMIT = 256 * 1024;
/** The state of the mock changes all the time, so nothing is cached. */
const NOT_KEPT = { 'cache-control': 'no-store' };

/** The control API of a server. */
export interface ControlApi {
  readonly sideDoor: SideDoor;
  /** Ends its event streams. */
  close(): void;
}

/**
 * Makes the control API under `/__mock`, with its page. `token` opens it to every client that sends it. `onSteered` is called after
 * each request that may have changed something.
 */
export function createControlApi(control: Control, token?: string, onSteered: () => void = () => {}): ControlApi {
  const routes = createRoutes(control);
  const streams = createEventStreams(control);
  const uploads = createGate(16 * BODY_LIMIT);

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> => {
    const send = (status: number, value: unknown) => respond(request, response, json(status, value, NOT_KEPT));
    const asset = request.method === 'GET' || request.method === 'HEAD' ? await pageAsset(path) : undefined;
    // The page itself holds no data. So anyone may open it by a link, or to enter the token.
    const isVisit = request.headers['sec-fetch-mode'] === 'navigate';
    if (asset && (token !== undefined || isVisit || !checkAccess(request, token))) {
      return respond(request, response, {
        status: 200,
        headers: { 'content-type': asset.contentType, ...PAGE_HEADERS },
        body: asset.body,
      });
    }
    const denial = checkAccess(request, token);
    if (denial) return send(denial.status, { error: denial.message });
    if (path === '/openapi.json') return send(200, await readDescription());
    if (path === '/events' && request.method === 'GET') {
      if (!streams.open(response)) return send(409, { error: 'Too many event streams are open.' });
      return;
    }
    const onPath = routes.filter(({ pattern }) => pattern.test(path));
    const route = onPath.find(({ method }) => method === request.method);
    if (!route) {
      const methods = onPath.map(({ method }) => method).join(', ');
      return send(onPath.length > 0 ? 405 : 404, {
        error:
          onPath.length > 0
            ? `This path takes ${methods}.`
            : `The control API has no path ${PREFIX}${path}; see ${PREFIX}/openapi.json.`,
      });
    }
    const bytes = await readBody(request, BODY_LIMIT, uploads, () => {});
    const parts = route.pattern.exec(path)?.slice(1) ?? [];
    const answer = await route.answer({ parts, query: new URLSearchParams(query), body: parseBody(bytes) });
    if (route.method !== 'GET') onSteered();
    return sendAnswer(request, response, answer);
  };

  return {
    sideDoor(request, response, path, query) {
      if (path === '/' && request.method === 'GET') {
        response.writeHead(302, { location: `${PREFIX}/`, 'content-length': '0' }).end();
        return true;
      }
      if (path !== PREFIX && !path.startsWith(`${PREFIX}/`)) return false;
      handle(request, response, path.slice(PREFIX.length), query).catch((error: Error) => {
        // Any other error comes from a value that the caller sent.
        const status = error instanceof ControlError ? error.status : 400;
        return respond(request, response, json(status, { error: error.message }));
      });
      return true;
    },
    close: streams.close,
  };
}

function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: ControlAnswer): Promise<void> {
  if ('nothing' in answer) return respond(request, response, { status: 204, headers: {}, body: undefined });
  if ('picture' in answer) {
    const { contentType, bytes } = answer.picture;
    return respond(request, response, {
      status: 200,
      headers: { 'content-type': contentType, ...NOT_KEPT, 'x-content-type-options': 'nosniff' },
      body: bytes,
    });
  }
  return respond(request, response, json(answer.status ?? 200, answer.json, NOT_KEPT));
}

function parseBody(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.byteLength === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ControlError(400, 'The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlError(400, 'The body must be a JSON object.');
  return value as Record<string, unknown>;
}

let description: Promise<unknown> | undefined;

/** The OpenAPI document of the control API, from the file that ships with the package. */
function readDescription(): Promise<unknown> {
  description ??= (async () => {
    const { parse } = await import('yaml');
    // This file is in dist/ when built, and in src/server/control/ in tests.
    for (const up of ['../', '../../../']) {
      const file = new URL(`${up}openapi/control.yaml`, import.meta.url);
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text !== undefined) return parse(text) as unknown;
    }
    throw new Error('The description of the control API is missing from this installation.');
  })();
  return description;
}
