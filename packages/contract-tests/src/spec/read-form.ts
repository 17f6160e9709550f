import { headerOf, mediaTypeOf, type WireRequest } from '../model/exchange.js';

/** The fields of a request's form as text; a file part has an empty text. Empty for a body that is no form. */
export function readForm(request: Pick<WireRequest, 'headers' | 'body'>): [field: string, value: string][] {
  const type = mediaTypeOf(request.headers);
  const text = () => Buffer.from(request.body).toString('latin1');
  if (type === 'application/x-www-form-urlencoded')
    return [...new URLSearchParams(Buffer.from(request.body).toString('utf8'))];
  if (type !== 'multipart/form-data') return [];
  const boundary = /boundary="?([^";]+)/.exec(headerOf(request.headers, 'content-type') ?? '')?.[1];
  if (!boundary) return [];
  return text()
    .split(`--${boundary}`)
    .flatMap((part): [string, string][] => {
      const end = part.indexOf('\r\n\r\n');
      const name = /name="([^"]*)"/.exec(part.slice(0, Math.max(0, end)))?.[1];
      if (end < 0 || name === undefined) return [];
      if (/filename="/.test(part.slice(0, end))) return [[name, '']];
      return [[name, Buffer.from(part.slice(end + 4, -2), 'latin1').toString('utf8')]];
    });
}
