import type { Case, Stage } from '../model/case.js';
import type { WireRequest } from '../model/exchange.js';
import { multipartRequest, urlencodedRequest } from '../requests/request.js';
import { type FormBranch, formBranches } from '../spec/forms.js';
import { schemaValues } from '../spec/values.js';
import { runCreate } from './create-run.js';
import { priceOf } from './credits.js';
import { expectedPicture, type Options } from './expect-picture.js';
import { shared } from './lanes.js';
import { QUERY_STYLES } from './task-run.js';
import { keyInTurn, partInTurn, typedInTurn } from './turns.js';
import { base64, filePart, type Upload, type UploadFormat, uploadFor } from './uploads.js';

/** Values for fields that the spec leaves open: free text, patterns. */
const FREE_VALUES: Readonly<Record<string, readonly string[]>> = {
  // Every length that the pattern allows, in both letter cases.
  background_color: ['#3366CC', '', '#36c', '#3366ccff', '#ffffff'],
  // Little can be measured at the ends of the range, so 60 is sent with and without a background colour.
  main_ratio: ['0', '60', '100'],
  prompt: ['一只红色的杯子'],
  negative_prompt: ['文字'],
};

/** Fields of the undocumented models by model key, with every value that the description of the field lists. */
const OTHER_FIELDS: Readonly<Record<string, readonly Options[]>> = {
  'image-extract-v2': [{ extract_type: '服装', resolution: '1k', size: '1:1' }],
  'image-to-image': [
    { prompt: '蓝色的花', negative_prompt: '文字', similarity: '0.5', type: '1' },
    { prompt: '蓝色的花', similarity: '1', type: '2' },
    { prompt: '蓝色的花', similarity: '0' },
  ],
  upscale2stamp: [{ scale: '2' }, { scale: '4' }, { scale: '6' }],
  'image-outpaint': [{ params: '10,20,30,40' }],
};

/**
 * The most rows of one form. Longer lists of values, such as the 19 ratios, are distributed over the rows of all forms.
 */
const MOST_ROWS = 6;

/** Values whose pictures take long to make. Only the documented pages send them. */
const SLOW = new Set(['4k']);

/** One filled form. */
interface Row {
  readonly branch: FormBranch;
  readonly modelKey: string;
  readonly options: Options;
  /** Chooses the upload. */
  readonly number: number;
}

/**
 * Every content type × model × way of giving the picture of both creates, each with as many rows as it takes to send
 * every listed value, every end of a range and every optional field at least once.
 */
export function createCases(): Case[] {
  let number = 0;
  const rows = ['createSync', 'createTask'].flatMap((operationId) => {
    const dealer = new Dealer();
    const seen = new Set<string>();
    const planned = formBranches(operationId).flatMap((branch) => rowsOf(operationId, branch, seen, dealer));
    return [...planned, ...remainder(planned, dealer)].map((row): [string, Row] => [
      operationId,
      { ...row, number: number++ },
    ]);
  });
  return rows.map(([operationId, row]) => createCase(operationId, row));
}

type PlannedRow = Omit<Row, 'number'>;

/** Distributes the values of long lists over the rows, one to each row that has the field. */
class Dealer {
  readonly #dealt = new Map<string, number>();
  readonly #lists = new Map<string, readonly string[]>();

  next(name: string, list: readonly string[]): string {
    const count = this.#dealt.get(name) ?? 0;
    this.#dealt.set(name, count + 1);
    this.#lists.set(name, list);
    return list[count % list.length] ?? '';
  }

  /** Values that were not given to any row. */
  left(): [name: string, values: readonly string[]][] {
    return [...this.#lists].map(([name, list]) => [name, list.slice(this.#dealt.get(name) ?? 0)]);
  }
}

/** A row for each value that no row has: the first row with that field, with this value. */
function remainder(planned: readonly PlannedRow[], dealer: Dealer): PlannedRow[] {
  return dealer.left().flatMap(([name, values]) => {
    const model = planned.find(({ branch, options }) => !branch.open && name in options);
    return values.flatMap((value) => (model ? { ...model, options: { ...model.options, [name]: value } } : []));
  });
}

function rowsOf(operationId: string, branch: FormBranch, seen: Set<string>, dealer: Dealer): PlannedRow[] {
  if (branch.open) return otherRows(branch, dealer);
  const [modelKey = ''] = branch.modelKeys;
  const values = [...branch.fields].map(([name, listed]) => [name, valuesToSend(name, listed)] as const);
  // The first form of a model sends every value, its other forms a few. The first form is also sent with required
  // fields only.
  const all = !seen.has(modelKey);
  seen.add(modelKey);
  const switches = values.filter(([, list]) => list.length === 2).length;
  const longest = Math.max(1, switches > 1 ? PAIRED.length : 1, ...values.map(([, list]) => list.length));
  // Only one known program sends a link inside multipart, so one row is enough.
  const oddForm = branch.mediaType.startsWith('multipart') && branch.picture === 'image_url';
  const count = oddForm ? 1 : Math.min(longest, all ? MOST_ROWS : operationId === 'createSync' ? 3 : 2);
  const least = Object.fromEntries(branch.required.map((name) => [name, branch.fields.get(name)?.[0] ?? '']));
  const rows = Array.from({ length: count }, (_, index) => optionsOf(values, all ? index : sisterRow(index), dealer));
  return [...(all ? [least] : []), ...rows].map((options) => ({ branch, modelKey, options }));
}

/**
 * Values of up to three switches, such as `crop`, in four rows. Each pair of switches occurs in every combination. That
 * finds a switch that is read only together with another one.
 */
const PAIRED: readonly (readonly [number, number, number])[] = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 0],
];

/** The later forms of a model have few rows. At least one of the first two switches is on in each of them. */
function sisterRow(index: number): number {
  return [1, 3, 2][index % 3] ?? 1;
}

/** The values of one row: each field takes the next value of its list, and switches are combined as in `PAIRED`. */
function optionsOf(
  values: readonly (readonly [name: string, list: readonly string[]])[],
  index: number,
  dealer: Dealer,
): Options {
  const options: Record<string, string> = {};
  let switches = 0;
  const turn = (list: readonly string[]): string => {
    if (list.length !== 2) return list[index % Math.max(1, list.length)] ?? '';
    const paired = PAIRED[index % PAIRED.length]?.[switches % 3] ?? 0;
    switches += 1;
    return list[paired] ?? '';
  };
  for (const [name, list] of values) {
    const value = list.length > MOST_ROWS ? dealer.next(name, list) : turn(list);
    const slow = SLOW.has(value);
    const sent = slow ? (list.find((other) => !SLOW.has(other)) ?? '') : value;
    if (sent !== '') options[name] = sent;
  }
  return options;
}

/** The values of a field to send. An empty string leaves the field out. */
function valuesToSend(name: string, listed: readonly string[]): readonly string[] {
  if (name === 'response') return ['', ...listed];
  return FREE_VALUES[name] ?? listed;
}

function otherRows(branch: FormBranch, dealer: Dealer): PlannedRow[] {
  const keys = branch.picture === 'image_file' ? branch.modelKeys : branch.modelKeys.slice(0, 1);
  return keys.flatMap((modelKey) =>
    (OTHER_FIELDS[modelKey] ?? [{}]).map((fields) => {
      // A documented model has `size` too. The two models take its values in turn.
      const size = 'size' in fields ? { size: dealer.next('size', schemaValues('async', 'Size')) } : {};
      return { branch, modelKey, options: { ...fields, ...size } };
    }),
  );
}

function createCase(operationId: string, row: Row): Case {
  const { branch, modelKey, options } = row;
  const form = branch.mediaType.startsWith('multipart') ? 'multipart' : 'urlencoded';
  const said = Object.entries(options).map(([name, value]) => `${name}=${value}`);
  const id = [operationId, form, modelKey, branch.picture, said.join('&') || 'plain'].join('/');
  return shared(id, operationId, priceOf(operationId, options), (stage) => sendRow(stage, operationId, row));
}

async function sendRow(stage: Stage, operationId: string, row: Row): Promise<void> {
  const { modelKey, options, number } = row;
  const { request, upload } = await fill(stage, operationId, row);
  const picture = expectedPicture(modelKey, options, upload);
  const style = QUERY_STYLES[number % QUERY_STYLES.length] ?? 'urlencoded';
  await runCreate(stage, { request, modelKey, picture, response: options.response, style });
}

/** The request of a row, and what it uploads. */
async function fill(
  stage: Stage,
  operationId: string,
  { branch, modelKey, options, number }: Row,
): Promise<{ request: WireRequest; upload: Upload }> {
  const key = keyInTurn(number, stage.keys.apiKey);
  const upload = uploadOf(modelKey, number);
  const text: Record<string, string> = { model_key: modelKey, ...options };
  if (branch.picture === 'image_file') {
    const image_file = { ...(await filePart(upload)), ...partInTurn(number, upload) };
    // The order of fields has no meaning: the file is first or last.
    const fields = number % 2 === 0 ? { image_file, ...text } : { ...text, image_file };
    return { request: typedInTurn(number, multipartRequest(operationId, key, fields)), upload };
  }
  if (branch.picture === 'image_base64') {
    // One known program sends base64 without the head of a data URI, so every other row does too.
    text.image_base64 = await base64(upload, number % 2 === 0);
    return { request: typedInTurn(number, urlencodedRequest(operationId, key, text)), upload };
  }
  const send = branch.mediaType.startsWith('multipart') ? multipartRequest : urlencodedRequest;
  // A data URI is known to be accepted in place of a link. It allows comparing the result with the picture. The
  // documented pages send real links.
  text.image_url = await base64(upload);
  return { request: typedInTurn(number, send(operationId, key, text)), upload };
}

function uploadOf(modelKey: string, number: number): Upload {
  const formats: readonly UploadFormat[] = ['png', 'jpeg', 'webp'];
  const format = formats[number % formats.length] ?? 'png';
  if (modelKey === 'image-shadow-v3') return uploadFor('cut-out', number, format === 'jpeg' ? 'png' : format);
  const prints = ['stamp-background-removal', 'image-extract', 'image-extract-v2', 'stamp-crop'];
  // A garment tells the two cut-outs apart: one keeps the whole garment, the other only its print.
  const garment = prints.includes(modelKey) || (modelKey === 'background-removal' && number % 4 === 1);
  return uploadFor(garment ? 'garment' : 'product', number, format);
}
