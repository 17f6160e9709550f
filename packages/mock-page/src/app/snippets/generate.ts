import type { JournalEntry } from '../data/control.js';
import { fromJournal } from './journal-json.js';
import { literal } from './literal.js';

type Json = Record<string, unknown>;

/** The options of `generateImage`, as code, for a request to a third-party model. */
export function generateOptions({ operation, fields, model }: JournalEntry): Record<string, string> {
  const body: Json = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? fromJournal(value) : value]),
  );
  const options = operation === 'generateImages' ? ofImages(body) : ofContent(body, operation === 'generateContent');
  // nano-banana has only one id.
  if (model !== undefined && operation !== 'generateNanoBanana') options.modelId = literal(model);
  return options;
}

function ofImages(body: Json): Record<string, string> {
  const pictures = [body.image ?? []].flat().map((image) => (isLink(image) ? literal(image) : A_FILE));
  const { max_images: most } = asObject(body.sequential_image_generation_options);
  const { mode } = asObject(body.optimize_prompt_options);
  return {
    prompt: literal(textOf(body.prompt)),
    ...imagesOf(pictures),
    ...(body.size !== undefined ? { size: literal(textOf(body.size)) } : {}),
    ...(typeof body.watermark === 'boolean' ? { watermark: String(body.watermark) } : {}),
    ...(body.sequential_image_generation === 'auto' && typeof most === 'number' ? { maxImages: String(most) } : {}),
    ...(typeof mode === 'string' ? { optimizePrompt: literal(mode) } : {}),
  };
}

function ofContent(body: Json, takesSize: boolean): Record<string, string> {
  const parts = asList(body.contents).flatMap((content) => asList(asObject(content).parts).map(asObject));
  const { aspectRatio, imageSize } = asObject(asObject(body.generationConfig).imageConfig);
  const texts = parts.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
  const pictures = parts.filter((part) => part.inline_data ?? part.inlineData).map(() => A_FILE);
  return {
    prompt: literal(texts.join('\n') || UNKNOWN),
    ...imagesOf(pictures),
    ...(typeof aspectRatio === 'string' ? { aspectRatio: literal(aspectRatio) } : {}),
    ...(takesSize && typeof imageSize === 'string' ? { imageSize: literal(imageSize) } : {}),
  };
}

/** The journal keeps no pictures, so the code reads this file instead. */
const A_FILE = "fromPath('photo.jpg')";
const UNKNOWN = '…';

function imagesOf(pictures: string[]): { images?: string } {
  if (pictures.length === 0) return {};
  return { images: pictures.length === 1 ? String(pictures[0]) : `[${pictures.join(', ')}]` };
}

function isLink(value: unknown): value is string {
  return typeof value === 'string' && /^https?:/.test(value);
}

function textOf(value: unknown): string {
  return value === undefined ? UNKNOWN : String(value);
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
