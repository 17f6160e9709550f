import { resolve } from '../walk.mjs';

const BOUNDARY = '----koukoutu';
const TYPES = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };

/** A form as it is sent, with a description in place of the bytes of files. */
function multipartText(value, bytesOf) {
  const parts = Object.entries(value).map(([name, field]) => {
    const type = TYPES[/\.(\w+)$/.exec(String(field))?.[1]];
    const isFile = type !== undefined && !String(field).includes('/');
    const head = `Content-Disposition: form-data; name="${name}"`;
    return isFile ? `${head}; filename="${field}"\nContent-Type: ${type}\n\n${bytesOf(field)}` : `${head}\n\n${field}`;
  });
  return `${parts.map((part) => `--${BOUNDARY}\n${part}\n`).join('')}--${BOUNDARY}--`;
}

/**
 * Replaces each multipart example of a request by the text that is sent. The renderer would show it as JSON.
 *
 * @param {any} document
 * @param {any} operation changed in place
 * @param {(file: string) => string} bytesOf the description in place of a file's bytes
 */
export function showMultipart(document, operation, bytesOf) {
  const content = operation.requestBody?.content?.['multipart/form-data'];
  if (content?.examples === undefined) return;
  content.examples = Object.fromEntries(
    Object.entries(content.examples).map(([name, example]) => {
      const { value, ...rest } = resolve(document, example);
      return [name, { ...rest, value: multipartText(value, bytesOf) }];
    }),
  );
}
