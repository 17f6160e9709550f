import type { JudgedExchange } from '../model/case.js';
import { type HeaderLine, mediaTypeOf, textOf, type WireRequest } from '../model/exchange.js';
import { formatOf, MEDIA_TYPES } from '../pictures/format.js';
import { formParts } from '../reading/form.js';
import { text } from './html-text.js';
import { escapeMarkup } from './markup.js';

/** Longest text of a body that is shown. */
const SHOWN = 4_000;

/** Largest picture that is shown. */
const LARGEST_PREVIEW = 300_000;

/**
 * A request and its response side by side.
 *
 * @param where what the finding points at: a header name or a JSON pointer. It is marked in the response
 */
export function exchangeDetails({ exchange }: JudgedExchange, where: string | undefined): string {
  const { request, response, failure } = exchange;
  const asked = [
    `${request.method} ${escapeMarkup(exchange.url)}`,
    headerText(request.headers),
    '',
    bodyText(request.headers, request.body),
  ];
  const said = response
    ? [
        `HTTP/${response.httpVersion} ${response.status} ${escapeMarkup(response.statusText)}`,
        headerText(response.headers, where),
        '',
        bodyText(response.headers, response.body, where),
      ]
    : [escapeMarkup(`No response: ${failure?.message ?? ''}`)];
  return `<div class="exchange">
<section><h3>${text('request')}</h3><pre tabindex="0">${asked.join('\n')}</pre>${preview(uploadOf(request), 'The picture that was sent')}</section>
<section><h3>${text('response')} <span class="dim">${exchange.milliseconds} ms</span></h3><pre tabindex="0">${said.join('\n')}</pre>${preview(response?.body, 'The picture in the response')}</section>
</div>`;
}

function headerText(lines: readonly HeaderLine[], marked?: string): string {
  return lines
    .map(([name, value]) => {
      const line = escapeMarkup(`${name}: ${value}`);
      return name.toLowerCase() === marked?.toLowerCase() ? `<mark>${line}</mark>` : line;
    })
    .join('\n');
}

function bodyText(headers: readonly HeaderLine[], body: Uint8Array, where?: string): string {
  if (body.length === 0) return '<span class="dim">(no body)</span>';
  const type = mediaTypeOf(headers);
  if (type === 'multipart/form-data') return formText(headers, body);
  const picture = formatOf(body);
  if (picture || type.startsWith('image/') || type === 'application/octet-stream') {
    return `<span class="dim">(${picture ?? 'binary'}, ${body.length} bytes)</span>`;
  }
  const shown = escapeMarkup(textOf(body.subarray(0, SHOWN)));
  const whole = body.length > SHOWN ? `${shown}\n… (${body.length} bytes)` : shown;
  const field = where?.startsWith('/') ? where.split('/').findLast((part) => !/^\d+$/.test(part)) : undefined;
  return field && /^\w+$/.test(field)
    ? whole.replaceAll(`&quot;${field}&quot;`, `<mark>&quot;${field}&quot;</mark>`)
    : whole;
}

/** The parts of a form, one a line; of a file, what it is. */
function formText(headers: readonly HeaderLine[], body: Uint8Array): string {
  const lines = formParts({ headers, body }).map(({ name, file, value }) => {
    const shown =
      file === undefined
        ? escapeMarkup(value.toString('utf8'))
        : `<span class="dim">(${escapeMarkup(file)}, ${value.length} bytes)</span>`;
    return `${escapeMarkup(name)} = ${shown}`;
  });
  return lines.join('\n');
}

function uploadOf(request: WireRequest): Uint8Array | undefined {
  if (mediaTypeOf(request.headers) !== 'multipart/form-data') return undefined;
  return formParts(request).find(({ file }) => file !== undefined)?.value;
}

function preview(body: Uint8Array | undefined, description: string): string {
  const format = body && formatOf(body);
  if (!body || !format || format === 'svg' || body.length > LARGEST_PREVIEW) return '';
  const data = Buffer.from(body).toString('base64');
  return `<img alt="${description}" src="data:${MEDIA_TYPES[format]};base64,${data}">`;
}
