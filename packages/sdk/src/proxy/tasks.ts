import { asInteger } from '../http/answer.js';
import { isResultLink, mayRedirect, REDIRECTS_MAX, redirectTarget } from '../results/result-link.js';
import { answer } from './answer.js';
import { bounded } from './body.js';
import { type Match, matchRoute } from './operations.js';
import { refusal } from './refusal.js';
import { type ProxyContext, upstream } from './upstream.js';

/** Limit for the form of a poll, which contains little more than a task id. */
const QUERY_BYTES = 1 << 16;

/** The task that a request asks for. */
export interface Question {
  readonly id: number;
  readonly modelKey: string | undefined;
}

/** The parts of a response that the proxy reads. */
interface Envelope {
  data?: { task_id?: number | string; result_file?: string | null } | null;
}

/**
 * The task that a request asks for: `undefined` for an operation without one, `null` if the task id is missing. The form of
 * a poll is read from a copy, so that `authorize` can read the request.
 */
export async function readQuestion(request: Request, { route, upstream }: Match): Promise<Question | null | undefined> {
  if (route.operation === 'downloadResult') {
    return question(upstream.slice(1), new URL(request.url).searchParams.get('model_key'));
  }
  if (route.operation !== 'queryTask') return undefined;
  const stream = bounded(request.bodyUsed ? request : request.clone(), QUERY_BYTES);
  const type = request.headers.get('content-type') ?? 'application/x-www-form-urlencoded';
  const bytes = await new Response(stream).arrayBuffer();
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  return question(form?.get('task_id'), form?.get('model_key'));
}

function question(id: unknown, modelKey: unknown): Question | null {
  if (typeof id !== 'string' || !/^\d+$/.test(id) || !Number.isSafeInteger(Number(id))) return null;
  return { id: Number(id), modelKey: typeof modelKey === 'string' ? modelKey : undefined };
}

/** The id of the task that a response says was created. */
export function createdTask(text: string): number | undefined {
  return asInteger(parse(text).data?.task_id);
}

/**
 * Polls a task. If results may be fetched too, the link is replaced by one to this proxy: result hosts send no CORS
 * headers, so a page could not read them. The new link names the task, not the file, so nobody can make this server fetch
 * an address of their choice. It is relative to the address of the query: behind a gateway, this server does not know the
 * scheme and host that the page sees.
 */
export async function proxyQuery(
  context: ProxyContext,
  request: Request,
  match: Match,
  question: Question,
): Promise<Response> {
  const response = await query(context, request, match, question);
  const text = await response.text();
  return answer(response, context.servesResults ? withOwnLink(text, question) : text);
}

function withOwnLink(text: string, { id, modelKey }: Question): string {
  const envelope = parse(text);
  if (typeof envelope.data?.result_file !== 'string') return text;
  const query = modelKey === undefined ? '' : `?model_key=${encodeURIComponent(modelKey)}`;
  envelope.data.result_file = `../../files/${id}${query}`;
  return JSON.stringify(envelope);
}

/** Polls a task and streams its result to the page. The result host gets no key. */
export async function proxyResult(context: ProxyContext, request: Request, question: Question): Promise<Response> {
  const status = await query(context, request, matchRoute('/async/v1/query') as Match, question);
  const text = await status.text();
  const link = parse(text).data?.result_file;
  if (typeof link !== 'string' || !isResultLink(link)) {
    return status.ok ? refusal(404, 'the task has no result') : answer(status, text);
  }
  const file = await fetchResult(context, link, request.signal);
  if (!file) return refusal(502, 'the result host redirects to an address that is not followed');
  const type = file.headers.get('content-type') ?? '';
  if (file.ok && /^(image\/|application\/octet-stream)/.test(type)) return answer(file);
  void file.body?.cancel().catch(() => {});
  return refusal(file.ok ? 502 : file.status, 'the result is not a picture');
}

/** Follows redirects step by step, and only to where {@link mayRedirect} allows it; `undefined` where it does not. */
async function fetchResult({ fetch }: ProxyContext, link: string, signal: AbortSignal): Promise<Response | undefined> {
  let from = link;
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
    const response = await fetch(new Request(from, { signal, redirect: 'manual' }));
    const to = redirectTarget(response, from);
    // A fetch of the application's own may have followed redirects itself.
    if (to === undefined && (!response.url || response.url === from || mayRedirect(from, response.url)))
      return response;
    void response.body?.cancel().catch(() => {});
    if (to === undefined || !mayRedirect(from, to)) return undefined;
    from = to;
  }
  return undefined;
}

function query(context: ProxyContext, request: Request, match: Match, { id, modelKey }: Question) {
  const body = new URLSearchParams({ task_id: String(id), response: 'url' });
  if (modelKey !== undefined) body.set('model_key', modelKey);
  const plain = new Request(request.url, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    signal: request.signal,
  });
  return upstream(context, match, plain, body);
}

function parse(text: string): Envelope {
  try {
    return (JSON.parse(text) as Envelope | null) ?? {};
  } catch {
    return {};
  }
}
