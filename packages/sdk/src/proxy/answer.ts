import { refusal, SAFE_HEADERS } from './refusal.js';

/** The only headers that come back. */
export const RESPONSE_HEADERS = ['content-type', 'retry-after', 'x-request-id', 'x-oneapi-request-id'];

/** Types of content that browsers never run. */
const PASSIVE =
  /^(image\/(?!svg|.*xml)[\w.+-]+|application\/([\w.-]+\+)?json|application\/octet-stream|text\/(plain|event-stream))$/;

/**
 * The API's response as the page gets it. It has the origin of the application, so nothing in it may run there: web pages are
 * not passed on, and other content that could run is sent as a file to save.
 * @param body - In place of the response's own.
 */
export function answer(response: Response, body: BodyInit | null = response.body): Response {
  const { status } = response;
  const cancel = () => void response.body?.cancel().catch(() => {});
  if (status === 407) {
    cancel();
    // Browsers take this status for a proxy's and show the page nothing of the response; the API has another form for it.
    return Response.json({ code: 407, message: 'proxy: the picture is too small' }, { headers: SAFE_HEADERS });
  }
  const given = response.headers.get('content-type') ?? '';
  if (/html/i.test(given)) {
    cancel();
    return refusal(response.ok ? 502 : status, `the API answered with a web page (HTTP ${status})`);
  }
  const headers = new Headers(SAFE_HEADERS);
  for (const name of RESPONSE_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // Of a header with several types browsers take the last one.
  const [type = ''] = given.toLowerCase().split(';');
  if (PASSIVE.test(type.trim()) && !given.includes(',')) {
    headers.set('content-type', type.trim());
  } else {
    headers.set('content-type', 'application/octet-stream');
    headers.set('content-disposition', 'attachment');
  }
  return new Response(body, { status, headers });
}
