import { type Imaging, ImagingError, type Picture } from '@koukoutu/imaging';
import { Refusal, refuse } from '../exchange/refusal.js';
import { Base64Error, decodeBase64Picture } from '../request/base64.js';
import type { Call } from '../request/call.js';
import type { Form } from '../request/form.js';
import { describeFile } from '../request/read-form.js';
import { limit } from '../spec/spec.js';
import { notedField } from '../state/journal-record.js';

/** The picture of a create: a file, base64 or the picture behind a link. */
export interface PictureInput {
  bytes: Uint8Array;
  contentType: string;
  /** Width in pixels, as stored. */
  width: number;
  /** Height in pixels, as stored. */
  height: number;
}

/** What a picture must be. */
export interface PictureRules {
  needsAlpha: boolean;
  maxBytes: number;
  maxSide: number;
  maxPixels: number;
  minSide: number;
}

/** The cut-out hosts' rules. */
export function cutOutRules(needsAlpha: boolean): PictureRules {
  return {
    needsAlpha,
    maxBytes: limit('fileBytes'),
    maxSide: limit('sidePixelsMax'),
    maxPixels: Number.POSITIVE_INFINITY,
    minSide: limit('sidePixelsMin'),
  };
}

/**
 * Gets the picture of a form and checks it against the limits of the spec.
 *
 * @throws Refusal 413, 407, 415 or 422.
 */
export async function readPicture(
  call: Call,
  form: Form,
  rules: PictureRules,
  imaging: Imaging,
): Promise<PictureInput> {
  const file = form.files.get('image_file') ?? form.files.get('image');
  if (file) {
    const noted = notedField('image_file', describeFile(file.filename, file.contentType, file.bytes));
    call.record.fields = [...call.record.fields, noted];
    return measure(imaging, 'image_file', file.bytes, rules);
  }
  const link = form.fields.get('image_url')?.trim();
  if (link !== undefined) return readLink(call, 'image_url', link, rules, imaging);
  const text = form.fields.get('image_base64');
  if (text !== undefined) return measure(imaging, 'image_base64', decode('image_base64', text, 422), rules);
  throw new Refusal(422, 'image_file');
}

/** The link in a form that a drawn picture replaces. Undefined if the form has its picture in another way. */
export function linkToDraw(call: Call, form: Form): string | undefined {
  if (form.files.has('image_file') || form.files.has('image') || call.state.options.fetchLink) return undefined;
  const link = form.fields.get('image_url')?.trim();
  return link === undefined || /^data:/i.test(link) || ownFile(call, link) !== undefined ? undefined : link;
}

/** Gets the picture behind a link: of a data URI, a result of this mock, a download if `fetchLink` is set, or else a drawn picture. */
export async function readLink(
  call: Call,
  where: string,
  link: string,
  rules: PictureRules,
  imaging: Imaging,
): Promise<PictureInput> {
  if (/^data:/i.test(link)) return measure(imaging, where, decode(where, link, 422), rules);
  const own = ownFile(call, link);
  if (own !== undefined) {
    const stored = call.state.pictures.open(own);
    if (stored) return measure(imaging, where, stored.bytes, rules);
    return refuse(422, where, 'The link points to this mock, but its file has expired or never existed.');
  }
  const { fetchLink } = call.state.options;
  if (fetchLink) {
    let bytes: Uint8Array;
    try {
      bytes = await fetchLink(link, call.exchange.signal);
    } catch (error) {
      return refuse(422, where, `The picture behind the link could not be fetched: ${(error as Error).message}`);
    }
    return measure(imaging, where, bytes, rules);
  }
  return drawStandIn(imaging, link, rules.needsAlpha);
}

/** Draws the picture that replaces a link: a cut-out, for a model that needs transparency. */
export async function drawStandIn(imaging: Imaging, link: string, needsAlpha: boolean): Promise<Picture> {
  const drawn = await imaging.standIn(link);
  return needsAlpha ? imaging.removeBackground(drawn.bytes, { outputFormat: 'png' }) : drawn;
}

/** Decodes base64. Throws a Refusal with `code`. */
export function decode(where: string, text: string, code: number): Uint8Array {
  try {
    return decodeBase64Picture(text).bytes;
  } catch (error) {
    if (error instanceof Base64Error) return refuse(code, where, error.message);
    throw error;
  }
}

const CODES = {
  unsupported: 415,
  broken: 415,
  'too-large-dimensions': 413,
  'too-small': 407,
  'no-transparency': 422,
  'bad-option': 422,
  failed: 500,
};

/** The API's code for a picture that the imaging cannot use. */
export function codeOfImagingError(error: ImagingError): number {
  return CODES[error.reason];
}

function measure(imaging: Imaging, where: string, bytes: Uint8Array, rules: PictureRules): PictureInput {
  const { maxBytes, maxSide, maxPixels, minSide, needsAlpha } = rules;
  if (bytes.byteLength > maxBytes) {
    return refuse(413, where, `The picture has ${bytes.byteLength} bytes. The limit is ${maxBytes}.`);
  }
  try {
    const header = imaging.probe(bytes, { maxWidth: maxSide, maxHeight: maxSide, maxPixels, minSide });
    if (needsAlpha && !header.hasAlpha) {
      return refuse(422, where, 'This model needs a picture with transparency, such as a cut-out. This one has none.');
    }
    return {
      bytes,
      contentType: `image/${header.format}`,
      width: header.width,
      height: header.height,
    };
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    return refuse(codeOfImagingError(error), where, error.message);
  }
}

function ownFile(call: Call, link: string): string | undefined {
  const base = `${call.exchange.filesBase}/`;
  return link.startsWith(base) ? fileIdOf(link.slice(base.length)) : undefined;
}

/** `3f2a….webp?x=1` → `3f2a…` */
export function fileIdOf(path: string): string {
  return path.split(/[?#]/, 1)[0]?.replace(/\.\w+$/, '') ?? '';
}
