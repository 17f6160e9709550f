import type { ClientOptions } from '../../src/index.js';
import type { Answer, StubApi } from './stub-api.js';

/** How a call of one kind ends: its error, and whether it was charged. */
export interface Expected {
  readonly retried: boolean;
  /** `undefined` if the call succeeds. */
  readonly error: string | undefined;
  readonly charged: 'no' | 'maybe' | 'yes';
}

/** One thing that can happen to a request, and the rule for it. The test of the rule and the table in the docs are made from these cases. */
export interface ChargeCase {
  readonly en: string;
  readonly zh: string;
  /** What the server answers, on every path. */
  readonly answer?: Answer;
  readonly options?: ClientOptions;
  /** How the call is stopped once the server has the request. */
  readonly stop?: 'timeout' | 'abort';
  readonly timeout?: number;
  /** Closes the server first. */
  readonly closed?: true;
  /** A call that costs nothing and has no task, such as `credits()`. */
  readonly reading: Expected;
  /** A poll of a task that was created before. */
  readonly poll: Expected;
  /** A call that may be charged. */
  readonly paid: Expected;
}

const expected = (
  error: string | undefined,
  charged: Expected['charged'] = 'no',
  retried: 'retried' | 'once' = 'once',
): Expected => ({ error, charged, retried: retried === 'retried' });

/** The same for all kinds; only a poll's task may still be running. */
const alike = (error: string, retried: 'retried' | 'once' = 'once', poll: Expected['charged'] = 'maybe') => ({
  reading: expected(error, 'no', retried),
  poll: expected(error, poll, retried),
  paid: expected(error, 'no', retried),
});

const throwing = (error: Error) => ({ fetch: () => Promise.reject(error) });
const tunnel = (status: number) =>
  throwing(
    new TypeError('fetch failed', { cause: new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`) }),
  );
/** Reads no more than the start of the body, as a connection that breaks during an upload. */
const cutUpload = async (request: Request): Promise<never> => {
  await request.body?.getReader().read();
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
};
const page = (status: number, title: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><head><title>${title}</title></head></html>`,
});

export const chargeCases: readonly ChargeCase[] = [
  {
    en: 'no connection: refused, unknown host name, connecting timed out',
    zh: '没有连上：被拒绝、域名不存在、连接超时',
    closed: true,
    ...alike('ConnectionError', 'retried'),
  },
  {
    en: 'no connection: a proxy refuses the tunnel with 502, 503 or 504',
    zh: '没有连上：代理以 502、503 或 504 拒绝建立隧道',
    options: tunnel(503),
    ...alike('ConnectionError', 'retried'),
  },
  {
    en: 'no connection, and a retry cannot help: a bad certificate, a blocked port, a proxy that wants a login (407)',
    zh: '没有连上，重试也无用：证书无效、端口被禁用、代理要求登录（407）',
    options: tunnel(407),
    ...alike('ConnectionError'),
  },
  {
    en: 'the `fetch` option fails before it sends, or takes no `Request`',
    zh: '`fetch` 选项在发送前就失败，或不接受 `Request`',
    options: { fetch: (request) => fetch((request as unknown as { nothing: string }).nothing) },
    ...alike('ConfigurationError'),
  },
  {
    en: 'the connection breaks and a part of the upload was never sent (known only in Node); it is probably too large for a gateway',
    zh: '上传还没发完，连接就断开（只有 Node 能确定）；多半是超过了网关的大小限制',
    options: { fetch: cutUpload },
    reading: expected('ConnectionError', 'no', 'retried'),
    poll: expected('ConnectionError', 'maybe', 'retried'),
    paid: expected('ConnectionError', 'no'),
  },
  {
    en: 'a redirect, which is never followed',
    zh: '重定向（从不跟随）',
    answer: { status: 308, headers: { location: '/elsewhere/' } },
    ...alike('InvalidResponseError'),
  },
  {
    en: 'the API refuses the request (4xx, by status or envelope); the class depends on the code',
    zh: 'API 拒绝请求（4xx，状态码或信封）；错误类由错误码决定',
    answer: { status: 422, json: { code: 422, message: 'no' } },
    ...alike('InvalidRequestError'),
  },
  {
    en: 'a web page or text of a gateway comes with 4xx',
    zh: '网关以 4xx 返回网页或文字',
    answer: page(413, '413 Request Entity Too Large'),
    ...alike('InvalidResponseError'),
  },
  {
    en: '429',
    zh: '429',
    answer: { status: 429, json: { code: 429, message: 'busy' } },
    ...alike('RateLimitError', 'retried'),
  },
  {
    en: '5xx, by status or envelope',
    zh: '5xx（状态码或信封）',
    answer: { status: 500, json: { code: 500, message: 'oops' } },
    reading: expected('ServerError', 'no', 'retried'),
    poll: expected('ServerError', 'maybe', 'retried'),
    paid: expected('AmbiguousSubmitError', 'maybe'),
  },
  {
    en: 'the connection breaks later, or at an unknown moment',
    zh: '连接在此之后中断，或中断的时刻无从得知',
    answer: (response) => response.socket?.destroy(),
    reading: expected('ConnectionError', 'no', 'retried'),
    poll: expected('ConnectionError', 'maybe', 'retried'),
    paid: expected('AmbiguousSubmitError', 'maybe'),
  },
  {
    en: 'the response ends early',
    zh: '响应提前结束',
    options: { fetch: async () => new Response('{"code":200,', { headers: { 'content-length': '100' } }) },
    reading: expected('InvalidResponseError', 'no', 'retried'),
    poll: expected('InvalidResponseError', 'maybe', 'retried'),
    paid: expected('InvalidResponseError', 'maybe'),
  },
  {
    en: 'the response is whole, but its JSON is broken',
    zh: '响应完整，但其中的 JSON 残缺',
    answer: { headers: { 'content-type': 'application/json' }, body: '{"code":200,"data":{' },
    reading: expected('InvalidResponseError', 'no', 'retried'),
    poll: expected('InvalidResponseError', 'maybe', 'retried'),
    paid: expected('InvalidResponseError', 'maybe'),
  },
  {
    en: 'the response does not match the spec, such as a web page with 200',
    zh: '响应不符合规范，例如状态 200 的网页',
    answer: page(200, 'Welcome'),
    reading: expected('InvalidResponseError', 'no'),
    poll: expected('InvalidResponseError', 'maybe'),
    paid: expected('InvalidResponseError', 'maybe'),
  },
  {
    en: '200 with an unknown code',
    zh: '状态 200，但错误码未知',
    answer: { json: { code: 0, message: 'odd' } },
    reading: expected('KoukoutuError', 'no'),
    poll: expected('KoukoutuError', 'maybe'),
    paid: expected('KoukoutuError', 'maybe'),
  },
  {
    en: '404 for a task: the API does not know it',
    zh: '任务返回 404：API 不认识该任务',
    answer: { status: 404, json: { code: 404, message: 'no such task' } },
    ...alike('NotFoundError', 'once', 'no'),
  },
  {
    en: 'the time runs out before anything was sent, for example in the queue for a slot',
    zh: '还没发送就超时，例如在排队等待名额时',
    timeout: 0,
    reading: expected('TimeoutError', 'no'),
    poll: expected('TaskTimeoutError', 'maybe'),
    paid: expected('TimeoutError', 'no'),
  },
  {
    en: 'the time runs out after the request was sent',
    zh: '请求发出后超时',
    answer: () => {},
    stop: 'timeout',
    reading: expected('TimeoutError', 'no'),
    poll: expected('TaskTimeoutError', 'maybe'),
    paid: expected('AmbiguousSubmitError', 'maybe'),
  },
  {
    en: 'the caller aborts after the request was sent',
    zh: '请求发出后调用方中止',
    answer: () => {},
    stop: 'abort',
    reading: expected('AbortError', 'no'),
    poll: expected('AbortError', 'maybe'),
    paid: expected('AbortError', 'maybe'),
  },
];

export type Kind = 'reading' | 'poll' | 'paid';

const words = {
  en: {
    head: ['what happened', 'reading call, such as `credits()`', 'poll of a task', 'call that costs'],
    retried: (error: string) => `retried, then ${error}`,
  },
  zh: {
    head: ['发生了什么', '只读调用，如 `credits()`', '任务轮询', '会扣费的调用'],
    retried: (error: string) => `重试，仍不成功则 ${error}`,
  },
} as const;

/** The cases as the table of `docs/sdk/errors.md`. */
export function chargeTable(language: 'en' | 'zh'): string {
  const { head, retried } = words[language];
  const cell = ({ retried: again, error, charged }: Expected) => {
    const text = `\`${error}\`, \`${charged}\``;
    return again ? retried(text) : text;
  };
  const rows = chargeCases.map((each) => [each[language], cell(each.reading), cell(each.poll), cell(each.paid)]);
  const [first, ...others] = [head, ...rows].map((row) => `| ${row.join(' | ')} |`);
  return [first, `|${'---|'.repeat(head.length)}`, ...others].join('\n');
}

/** Sets up the server of a case. */
export function prepare(api: StubApi, { answer }: ChargeCase): void {
  if (answer) api.on('/*', () => answer);
}
