import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { type FilePart, keyHeader } from '../requests/request.js';
import type { Upload } from './uploads.js';

/*
 * HTTP has several ways to write the same request, and programs use them all. Each row of a form
 * takes the next way, so that a server that stops reading one of them is noticed.
 */

/** The key as `X-API-Key`, as `x-api-key` (what `fetch` sends), and as a bearer key. */
export function keyInTurn(number: number, key: string): HeaderLine[] {
  switch (number % 3) {
    case 2:
      return keyHeader('bearer', key);
    case 1:
      return [['x-api-key', key]];
    default:
      return keyHeader('x-api-key', key);
  }
}

/** Names of files in Latin and in Chinese letters; parts that name their type, and parts that leave it to the server. */
export function partInTurn(number: number, { format }: Upload): Partial<FilePart> {
  return {
    ...(number % 2 === 1 ? { filename: `商品图.${format === 'jpeg' ? 'JPG' : format}` } : {}),
    ...(number % 4 === 3 ? { type: 'application/octet-stream' } : {}),
  };
}

/** Every other request has its boundary in quotes, or names a charset. */
export function typedInTurn(number: number, request: WireRequest): WireRequest {
  if (number % 2 === 0) return request;
  const said = (type: string) =>
    type.startsWith('multipart') ? type.replace(/boundary=(.+)/, 'boundary="$1"') : `${type}; charset=UTF-8`;
  const headers = request.headers.map(
    ([name, value]): HeaderLine => (name === 'Content-Type' ? [name, said(value)] : [name, value]),
  );
  return { ...request, headers };
}
