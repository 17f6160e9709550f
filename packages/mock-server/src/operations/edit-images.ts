import { ImagingError } from '@koukoutu/imaging';
import { json } from '../exchange/answer.js';
import { Refusal, refuse } from '../exchange/refusal.js';
import type { FilePart, Form } from '../request/form.js';
import { CREATE_BODY_LIMIT, type ReadForm, receiveForm } from '../request/read-form.js';
import type { JsonObject } from '../spec/documents.js';
import { limit } from '../spec/spec.js';
import { validateAgainst } from '../spec/validate.js';
import { drawPictures, inputRules, sizeOf } from './seedream.js';
import type { OperationSteps } from './steps.js';

interface ImageEdit {
  fields: JsonObject;
  files: readonly FilePart[];
}

/** `POST /v1/images/edits`: OpenAI's call for editing pictures, sent as a form with files (a guess). */
export const editImages: OperationSteps<ReadForm, ImageEdit> = {
  async read(call) {
    const read = await receiveForm(call, CREATE_BODY_LIMIT);
    if ('form' in read) call.record.model = read.form.fields.get('model')?.slice(0, 100) ?? '';
    return read;
  },

  validate(call, read) {
    if ('error' in read) return refuse(400, 'body', read.error.message);
    const fields = fieldsOf(read.form);
    const problems = validateAgainst('gateway', 'ImageEditForm', fields);
    const [first] = problems;
    if (first) throw new Refusal(400, first.message, { problems });
    const files = read.form.everyFile.filter((file) => file !== read.form.files.get('mask'));
    const most = limit('seedreamImagesMax');
    if (files.length === 0) return refuse(400, 'image', 'image is missing: send at least one picture as a file.');
    if (files.length > most) return refuse(400, 'image', `${files.length} pictures were sent. The limit is ${most}.`);
    if (read.form.files.has('mask')) {
      const message = 'The mask is ignored: the mock changes the whole picture.';
      call.record.problems.push({ level: 'warning', where: 'mask', message });
    }
    return { fields, files };
  },

  async carryOut(call, { fields, files }, studio) {
    const images = files.map(({ bytes }, index) => {
      const where = files.length > 1 ? `image[${index}]` : 'image';
      try {
        const { maxPixels, minSide, maxBytes } = inputRules();
        if (bytes.byteLength > maxBytes) return refuse(400, where, `${where} has more than ${maxBytes} bytes.`);
        studio.imaging.probe(bytes, { maxPixels, minSide });
        return bytes;
      } catch (error) {
        if (error instanceof ImagingError)
          throw new Refusal(400, `${where}: ${error.message}`, {
            problems: [{ level: 'error', where, message: error.message }],
          });
        throw error;
      }
    });
    const answer = await drawPictures(call, studio, {
      model: String(fields.model),
      prompt: String(fields.prompt),
      images,
      count: typeof fields.n === 'number' ? fields.n : 1,
      size: sizeOf(fields.size === 'auto' ? undefined : fields.size),
      asBase64: fields.response_format === 'b64_json',
      watermark: false,
    });
    return json(200, answer);
  },
};

/** The text fields, with `n` as a number. File parts are left out, because no schema describes their bytes. */
function fieldsOf({ fields }: Form): JsonObject {
  const typed: JsonObject = Object.fromEntries([...fields].filter(([name]) => name !== 'image' && name !== 'image[]'));
  const { n } = typed;
  if (typeof n === 'string' && /^\d{1,3}$/.test(n)) typed.n = Number(n);
  return typed;
}
