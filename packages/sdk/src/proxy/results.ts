import { type Match, matchRoute } from './operations.js';
import { refusal } from './refusal.js';
import { answer, bounded, type ProxyContext, upstream } from './upstream.js';

/** A form with a task's number in it. */
const QUERY_BYTES = 1 << 16;

/** What a task's state looks like, as far as the proxy reads it. */
interface StatusEnvelope {
  data?: { result_file?: string | null };
}

/**
 * Polls a task. Where results may be fetched too, the link is replaced by one to this proxy: hosts of results send no CORS
 * headers, so that a page could not read them. The new link names the task, not the file, so that nobody can make this
 * server fetch an address of his choice. It is relative to the query's own address: behind a gateway this server does not
 * know under which scheme and host the page sees it.
 */
export async function proxyQuery(context: ProxyContext, request: Request, match: Match): Promise<Response> {
  const stream = bounded(request, QUERY_BYTES);
  const type = request.headers.get('content-type') ?? 'application/x-www-form-urlencoded';
  const form = await new Response(stream, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  const id = form?.get('task_id');
  if (typeof id !== 'string' || !/^\d+$/.test(id)) return refusal(422, 'task_id is missing');
  const model = form?.get('model_key');
  const response = await query(context, request, match, id, typeof model === 'string' ? model : undefined);
  const text = await response.text();
  if (!context.servesResults) return answer(response, text);
  return answer(response, withOwnLink(text, id, model));
}

function withOwnLink(text: string, id: string, model: unknown): string {
  try {
    const envelope = JSON.parse(text) as StatusEnvelope;
    if (typeof envelope.data?.result_file !== 'string') return text;
    const query = typeof model === 'string' ? `?model_key=${encodeURIComponent(model)}` : '';
    envelope.data.result_file = `../../files/${id}${query}`;
    return JSON.stringify(envelope);
  } catch {
    return text;
  }
}

/** Fetches a task's result: asks where it is, and hands it through as it comes. The result host sees no key. */
export async function proxyResult(context: ProxyContext, request: Request, match: Match): Promise<Response> {
  const id = match.upstream.slice(1);
  const model = new URL(request.url).searchParams.get('model_key') ?? undefined;
  const poll = matchRoute('/async/v1/query') as Match;
  const status = await query(context, request, poll, id, model);
  const text = await status.text();
  const link = linkIn(text);
  if (!link) return status.ok ? refusal(404, 'the task has no result') : answer(status, text);
  const file = await context.fetch(new Request(link, { signal: request.signal }));
  const type = file.headers.get('content-type') ?? '';
  if (file.ok && !/^(image\/|application\/octet-stream)/.test(type)) {
    void file.body?.cancel().catch(() => {});
    return refusal(502, 'the result is no picture');
  }
  return answer(file);
}

function linkIn(text: string): string | undefined {
  try {
    const link = (JSON.parse(text) as StatusEnvelope).data?.result_file;
    return typeof link === 'string' && /^(https:|http:\/\/(localhost|127\.|\[::1\]))/.test(link) ? link : undefined;
  } catch {
    return undefined;
  }
}

function query(context: ProxyContext, request: Request, match: Match, id: string, model: string | undefined) {
  const body = new URLSearchParams({ task_id: id, response: 'url', ...(model !== undefined && { model_key: model }) });
  const plain = new Request(request.url, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    signal: request.signal,
  });
  return upstream(context, match, plain, body);
}
