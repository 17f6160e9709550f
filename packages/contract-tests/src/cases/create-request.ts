import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { multipartRequest, urlencodedRequest } from '../requests/request.js';
import type { PictureField } from '../spec/forms.js';
import { base64, filePart, type Upload } from './uploads.js';

/** Builds a create that gives its picture in one of the three ways. In place of a link, it sends a data URI. */
export async function createRequest(
  operationId: string,
  credentials: readonly HeaderLine[],
  text: Readonly<Record<string, string>>,
  upload: Upload,
  way: PictureField = 'image_file',
): Promise<WireRequest> {
  return way === 'image_file'
    ? multipartRequest(operationId, credentials, { ...text, image_file: await filePart(upload) })
    : urlencodedRequest(operationId, credentials, { ...text, [way]: await base64(upload) });
}
