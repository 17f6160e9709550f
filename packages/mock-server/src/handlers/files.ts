import { type Call, faultOf } from './context.js';
import type { Answer } from './exchange.js';
import { fileIdOf } from './picture-input.js';

/** `GET` of a result link: the picture, without any key. */
export async function downloadResult(call: Call): Promise<Answer> {
  const { exchange, store, entry } = call;
  const id = fileIdOf(exchange.path.slice(1));
  const kept = store.pictures.get(id);
  if (kept?.owner.model) entry.model = kept.owner.model;
  const faults = await call.strike({
    model: kept?.owner.model,
    scenarios: kept?.owner.scenarios ?? [],
    subject: `file ${id.slice(0, 64)}`,
  });
  if (exchange.header('x-api-key') !== undefined || exchange.header('authorization') !== undefined) {
    entry.problems.push({
      level: 'warning',
      where: 'headers',
      message: 'An API key was sent to the host of the results, which is not one of the API: keys leak this way.',
      suggestion: 'fetch result links without any key',
    });
  }
  const open = faultOf(faults, 'expired-link') ? undefined : store.pictures.open(id);
  if (!open) {
    const expired = kept !== undefined && Number.isFinite(kept.expiresAt);
    entry.problems.push({
      level: 'error',
      where: 'path',
      message: expired
        ? 'The link has expired.'
        : 'Nothing is or was kept under this link (or it made room for newer results).',
    });
    return expired
      ? storageError(403, 'AccessDenied', 'Request has expired.')
      : storageError(404, 'NoSuchKey', 'The specified key does not exist.');
  }
  return {
    status: 200,
    headers: {
      'content-type': open.contentType,
      'content-length': String(open.bytes.byteLength),
      etag: `"${open.id}"`,
    },
    body: exchange.method === 'HEAD' ? undefined : open.bytes,
  };
}

/** An error of the storage host, in the form that object stores share (a guess: level I). */
export function storageError(status: number, code: string, message: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>\n`;
  return { status, headers: { 'content-type': 'application/xml; charset=utf-8' }, body };
}
