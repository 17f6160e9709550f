import type { JournalEntry } from '../data/control.js';
import { keyVariable } from './curl.js';
import { generateOptions } from './generate.js';
import { literal } from './literal.js';

type Fields = JournalEntry['fields'];

/** The API's field names for the documented models, and the SDK's option names for them. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  output_format: 'outputFormat',
  crop: 'crop',
  border: 'edge',
  stamp_crop: 'printCrop',
  extract_type: 'extractType',
  resolution: 'resolution',
  size: 'size',
  shadow_opacity: 'opacity',
  main_ratio: 'mainRatio',
  background_color: 'background',
};
const SWITCHES = new Set(['crop', 'stamp_crop']);
const NUMBERS = new Set(['border', 'shadow_opacity', 'main_ratio']);
const NO_OPTIONS = new Set(['model_key', 'image_file', 'image', 'image_url', 'image_base64', 'response']);

/**
 * A request as a program that makes the same call with the SDK.
 *
 * @param base this mock's base URL, without a slash at the end
 */
export function toSdkCode(entry: JournalEntry, base: string): string {
  const statements = callOf(entry);
  const file = statements.some((line) => line.includes('fromPath(')) ? ', fromPath' : '';
  const isSaved = statements.some((line) => line.includes('save('));
  const option = entry.host === 'models' ? 'modelsApiKey' : 'apiKey';
  return [
    `import { Koukoutu${file}${isSaved ? ', save' : ''} } from '@koukoutu/sdk/node';`,
    '',
    'const koukoutu = new Koukoutu({',
    `  ${option}: process.env.${keyVariable(entry.host)},`,
    `  baseUrl: ${literal(base)},`,
    '});',
    ...statements,
    '',
  ].join('\n');
}

function callOf(entry: JournalEntry): string[] {
  switch (entry.operation) {
    case 'createSync':
    case 'createTask':
      return createCall(entry);
    case 'queryTask': {
      const id = Number(textOf(entry.fields, 'task_id'));
      return [
        `const task = koukoutu.tasks.resume(${Number.isSafeInteger(id) ? id : 0});`,
        'const result = await task.result();',
        ...saved('webp'),
      ];
    }
    case 'getCredits':
      return ['const { credits, vipCredits } = await koukoutu.credits();'];
    case 'generateNanoBanana':
      return generateCall('nano-banana', entry);
    case 'generateContent':
      return generateCall('nano-banana-pro', entry);
    case 'generateImages':
      return generateCall('seedream4.5', entry);
    case 'downloadResult':
      return ['// The SDK makes this request by itself: it downloads results as part of the call that asked for them.'];
    default:
      return ['// The API has no such call, and so the SDK has none.'];
  }
}

function createCall({ operation, fields, model = 'background-removal' }: JournalEntry): string[] {
  const image = imageOf(fields);
  const isTask = operation === 'createTask';
  const extension = model.endsWith('background-removal') && textOf(fields, 'output_format') !== 'png' ? 'webp' : 'png';
  const result = (call: string) => [`const result = await ${call};`, ...saved(extension)];
  switch (model) {
    case 'background-removal':
    case 'stamp-background-removal': {
      const options = {
        ...(model.startsWith('stamp') ? { model: "'print'" } : {}),
        ...optionsOf(fields),
        ...(isTask ? { mode: "'task'" } : {}),
      };
      return result(`koukoutu.removeBackground(${image}${object(options)})`);
    }
    case 'image-extract':
      return result(`koukoutu.extractPrint(${image}${object({ extractType: literal('服装'), ...optionsOf(fields) })})`);
    case 'image-shadow-v3':
      return result(`koukoutu.addShadow(${image}${object(optionsOf(fields))})`);
    default: {
      const wire = Object.entries(fields).filter(([name, value]) => !NO_OPTIONS.has(name) && typeof value === 'string');
      const own = Object.fromEntries(
        wire.map(([name, value]) => [isName(name) ? name : literal(name), literal(String(value))]),
      );
      return [
        `const task = await koukoutu.tasks.create(${literal(model)}, ${image}${object(own)});`,
        'const result = await task.result();',
        ...saved(extension),
      ];
    }
  }
}

function generateCall(model: string, entry: JournalEntry): string[] {
  const options = object(generateOptions(entry));
  return [`const result = await koukoutu.generateImage(${literal(model)}${options});`, ...saved('jpg')];
}

function saved(extension: string): string[] {
  return [`await save(result, 'result.${extension}');`];
}

function imageOf(fields: Fields): string {
  const link = textOf(fields, 'image_url');
  if (link !== undefined && /^https?:/.test(link)) return literal(link);
  const file = Object.values(fields).find((value) => typeof value !== 'string');
  return `fromPath(${literal((typeof file === 'object' && file.filename) || 'photo.jpg')})`;
}

function optionsOf(fields: Fields): Record<string, string> {
  const options: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const option = OPTION_NAMES[name];
    if (option === undefined || typeof value !== 'string') continue;
    if (SWITCHES.has(name)) options[option] = value === '1' ? 'true' : 'false';
    else
      options[option] =
        NUMBERS.has(name) && value.trim() !== '' && Number.isFinite(Number(value)) ? value.trim() : literal(value);
  }
  return options;
}

function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** `, { a: 1 }`, or an empty text if there are no members. */
function object(members: Record<string, string>): string {
  const pairs = Object.entries(members).map(([name, value]) => `${name}: ${value}`);
  return pairs.length > 0 ? `, { ${pairs.join(', ')} }` : '';
}

function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}
