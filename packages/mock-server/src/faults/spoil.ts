import type { Answer, Delivery } from '../exchange/answer.js';
import { type Fault, faultOf } from './fault.js';

/** An HTML page such as a gateway sends instead of the API's response. */
export function htmlPage(status: number): Answer {
  const title = status === 200 ? 'Welcome' : `${status} Bad Gateway`;
  const body = `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>gateway</center>\n</body>\n</html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Damages a correct response as the faults say. */
export function spoil(answer: Answer, faults: readonly Fault[]): Answer {
  if (faults.length === 0) return answer;
  const headers = { ...answer.headers };
  let { body } = answer;
  const isJson = /^(application\/json|text\/event-stream)/.test(headers['content-type'] ?? '');

  const truncated = faultOf(faults, 'truncated');
  if (truncated && body !== undefined) {
    const { share = 0.5 } = truncated;
    if (typeof body !== 'string') body = body.subarray(0, Math.floor(body.byteLength * share));
    else if (isJson) body = cutBase64Pictures(body, share);
    if (headers['content-length'] !== undefined && typeof body !== 'string')
      headers['content-length'] = String(body.byteLength);
  }
  if (faultOf(faults, 'broken-json') && isJson && typeof body === 'string')
    body = body.slice(0, Math.floor(body.length / 2));
  const wrongType = faultOf(faults, 'content-type');
  if (wrongType) headers['content-type'] = wrongType.contentType;

  const delivery: Delivery = {};
  const slow = faultOf(faults, 'slow-body');
  if (slow) delivery.bytesPerSecond = Math.max(1, slow.bytesPerSecond);
  const cut = faultOf(faults, 'reset-body');
  if (cut && body !== undefined) {
    const length = typeof body === 'string' ? new TextEncoder().encode(body).byteLength : body.byteLength;
    delivery.resetAfterBytes = Math.floor(length * (cut.share ?? 0.5));
  }
  return { ...answer, headers, body, ...(Object.keys(delivery).length > 0 ? { delivery } : {}) };
}

/** JSON members that hold a picture in base64: `data` for the Gemini models, `b64_json` for seedream. */
const BASE64_MEMBERS = ['"data":"', '"b64_json":"'];

/** Shortens every picture in a JSON body or in server-sent events. Everything else stays unchanged. */
function cutBase64Pictures(body: string, share: number): string {
  let cut = body;
  for (const member of BASE64_MEMBERS) {
    const [head = '', ...pictures] = cut.split(member);
    const shortened = pictures.map((rest) => {
      const end = rest.indexOf('"');
      // Whole groups of four characters keep the base64 valid.
      return rest.slice(0, 4 * Math.floor((end * share) / 4)) + rest.slice(end);
    });
    cut = [head, ...shortened].join(member);
  }
  return cut;
}
