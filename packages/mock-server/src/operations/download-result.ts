import { faultOf } from '../faults/fault.js';
import { fileIdOf } from '../pictures/input.js';
import { storageError } from '../request/error-answer.js';
import type { StoredPicture } from '../state/pictures.js';
import type { OperationSteps } from './steps.js';

interface ReadDownload {
  id: string;
  /** The stored picture with that id, expired or not. */
  kept: StoredPicture | undefined;
}

/** `GET` of a result link: returns the picture. Needs no API key. */
export const downloadResult: OperationSteps<ReadDownload, string> = {
  read({ exchange, state, record }) {
    const id = fileIdOf(exchange.path.slice(1));
    const kept = state.pictures.get(id);
    if (kept?.owner.model) record.model = kept.owner.model;
    return { id, kept };
  },

  target: ({ state }, { id, kept }) => ({
    model: kept?.owner.model,
    scenarios: kept?.owner.scenarios ?? [],
    owner: kept?.owner.account === undefined ? undefined : state.accounts.byId(kept.owner.account),
    subject: `file ${id.slice(0, 64)}`,
  }),

  validate({ exchange, record }, { id }) {
    if (exchange.headers['x-api-key'] !== undefined || exchange.headers.authorization !== undefined) {
      record.problems.push({
        level: 'warning',
        where: 'headers',
        message: 'An API key was sent to the host of result files. That host is not part of the API, so the key leaks.',
        suggestion: 'fetch result links without any key',
      });
    }
    return id;
  },

  carryOut({ exchange, state, record, faults }, id) {
    const kept = state.pictures.get(id);
    const open = faultOf(faults, 'expired-link') ? undefined : state.pictures.open(id);
    if (!open) {
      const expired = kept !== undefined && Number.isFinite(kept.expiresAt);
      record.problems.push({
        level: 'error',
        where: 'path',
        message: expired
          ? 'The link has expired.'
          : 'There is no file under this link. It may have been removed to make room for newer results.',
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
  },
};
