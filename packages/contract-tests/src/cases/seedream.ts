import type { Case, Expectation, PictureExpectation, Stage } from '../model/case.js';
import { type Exchange, mediaTypeOf } from '../model/exchange.js';
import type { StatedAnswer } from '../model/observation.js';
import { readEvents } from '../reading/events.js';
import { readJson } from '../reading/json.js';
import { jsonRequest, modelsApiKeyOf } from '../requests/request.js';
import { isNode } from '../spec/documents.js';
import { schemaDefault, schemaValues } from '../spec/values.js';
import { JSON_SUCCESS } from './expectations.js';
import { bytesOf } from './gemini.js';
import { shared } from './lanes.js';
import { fetchResult } from './task-run.js';
import { base64, uploadFor } from './uploads.js';

const operationId = 'generateImages';
/** How many pictures the series asks for. */
const SERIES = 2;
/** What is to be drawn. */
export const PROMPT = '木桌上的一束向日葵';

/** What a call asks for in addition to model and prompt. */
type Asked = Readonly<Record<string, unknown>>;

/** seedream4.5: both response formats, every model id, sizes, series and input pictures. Few cases, because the pictures are large. */
export function seedreamCases(): Case[] {
  const [usual = '', ...aliases] = [
    ...new Set([schemaDefault('models', 'SeedreamModel'), ...schemaValues('models', 'SeedreamModel')]),
  ];
  return [inputsMatter(usual, aliases[0] ?? usual), defaults(aliases[1] ?? usual), namedSizes(usual)];
}

interface Due {
  readonly count: number;
  readonly size?: { readonly width: number; readonly height: number };
}

async function generate(
  stage: Stage,
  name: string,
  asked: Asked,
  due: Due,
): Promise<{ exchange: Exchange; pictures: Uint8Array[] }> {
  const body = { prompt: PROMPT, ...asked };
  const request = jsonRequest(operationId, modelsApiKeyOf(stage), body);
  const expectation: Expectation = asked.stream === true ? { outcome: 'success', body: 'events' } : JSON_SUCCESS;
  const exchange = await stage.send({ name, request, expectation });
  const pictures: Uint8Array[] = [];
  if (exchange.response?.status !== 200) return { exchange, pictures };
  const entries = entriesOf(exchange);
  for (const [index, entry] of entries.entries()) {
    const expectation: PictureExpectation = { formats: ['jpeg'], ...(due.size ? { size: due.size } : {}) };
    const where = `/data/${index}`;
    if (isFilled(entry.b64_json)) {
      const bytes = bytesOf(entry.b64_json);
      stage.observe({ kind: 'picture', bytes, label: undefined, where: `${where}/b64_json`, exchange, expectation });
      pictures.push(bytes);
    } else if (isFilled(entry.url) && URL.canParse(entry.url)) {
      const download = await fetchResult(stage, entry.url, expectation, `${name}-${index + 1}-`);
      if (download.response?.status === 200) pictures.push(download.response.body);
    }
    stage.observe({
      kind: 'stated-size',
      stated: entry.size,
      where: `${where}/size`,
      exchange,
      picture: pictures.at(-1),
    });
  }
  const form = asked.response_format === 'b64_json' ? 'b64_json' : 'url';
  const inForm = entries.filter((entry) => isFilled(entry[form])).length;
  const max = due.count;
  stage.observe({
    kind: 'count',
    what: `picture as ${form}`,
    exchange,
    where: '/data',
    count: inForm,
    due: { min: due.count, max },
  });
  return { exchange, pictures };
}

/** Some services write every field into every entry, and leave the unused ones empty. */
function isFilled(field: unknown): field is string {
  return typeof field === 'string' && field !== '';
}

/** The pictures of a response, in one piece or as events. */
function entriesOf(exchange: Exchange): Record<string, unknown>[] {
  const body = exchange.response?.body ?? new Uint8Array();
  if (exchange.response && mediaTypeOf(exchange.response.headers) === 'text/event-stream') {
    return readEvents(body).flatMap(({ value }) => (isNode(value) && 'image_index' in value ? [value] : []));
  }
  const value = readJson(body).value;
  const data = isNode(value) ? value.data : undefined;
  return Array.isArray(data) ? data.filter(isNode) : [];
}

/**
 * One size that is not the default, and requests that differ in one thing each: a series with the default watermark,
 * without it, with input pictures, with another prompt. A service that ignores one of them returns two equal pictures.
 */
function inputsMatter(usual: string, alias: string): Case {
  const [width, height] = [2560, 1440];
  const size = `${width}x${height}`;
  // The series, and three single pictures.
  return shared('generateImages/inputs-matter', operationId, SERIES + 3, async (stage) => {
    const image = [await base64(uploadFor('product', 80, 'png')), await base64(uploadFor('garment', 81, 'jpeg'))];
    // Defaults, sent explicitly.
    const outspoken = { sequential_image_generation: 'disabled', optimize_prompt_options: { mode: 'standard' } };
    const calls: [name: string, asked: Asked, count: number][] = [
      [
        'series',
        {
          model: usual,
          response_format: 'url',
          sequential_image_generation: 'auto',
          sequential_image_generation_options: { max_images: SERIES },
        },
        SERIES,
      ],
      ['unmarked', { ...outspoken, model: usual, response_format: 'b64_json', watermark: false }, 1],
      ['with-pictures', { model: alias, response_format: 'b64_json', watermark: false, image }, 1],
      ['other-words', { model: usual, watermark: false, prompt: '雪山下的小屋', stream: true }, 1],
    ];
    const answers: { value: string; picture: Uint8Array; exchange: Exchange }[] = [];
    for (const [name, asked, count] of calls) {
      const due = { count, size: { width, height } };
      const { exchange, pictures } = await generate(stage, name, { size, ...asked }, due);
      answers.push(...pictures.map((picture, index) => ({ value: `${name}-${index + 1}`, picture, exchange })));
    }
    stage.observe({ kind: 'option', option: 'body', effect: 'pictures-differ', answers });
  });
}

/** Without any option that has a default, and with one input picture that is not in a list. */
function defaults(model: string): Case {
  return shared('generateImages/defaults', operationId, 1, async (stage) => {
    const image = await base64(uploadFor('product', 82, 'webp'));
    const size = sizeFrom(schemaDefault('models', 'SeedreamSize'));
    await generate(stage, 'call', { model, image }, { count: 1, size });
  });
}

/** Each size that has a name. The stated sizes are enough: the pictures are too large to download for this. */
function namedSizes(model: string): Case {
  const names = schemaValues('models', 'SeedreamSize').filter((size) => !size.includes('x'));
  return shared('generateImages/named-sizes', operationId, names.length, async (stage) => {
    const answers: StatedAnswer[] = [];
    for (const size of names) {
      const body = { model, prompt: PROMPT, size, response_format: 'url' };
      const request = jsonRequest(operationId, modelsApiKeyOf(stage), body);
      const exchange = await stage.send({ name: size, request, expectation: JSON_SUCCESS });
      answers.push({ value: size, stated: entriesOf(exchange)[0]?.size, exchange });
    }
    // By the number in the name: `2K` before `4K`.
    answers.sort((one, other) => Number.parseInt(one.value, 10) - Number.parseInt(other.value, 10));
    stage.observe({ kind: 'stated-sizes', option: 'size', answers });
  });
}

/** Sends the documented page unchanged. */
export async function sendSeedreamPage(stage: Stage, value: Readonly<Record<string, unknown>>): Promise<void> {
  await generate(stage, 'call', value, { count: 1, size: sizeFrom(String(value.size)) });
}

function sizeFrom(text: string): { width: number; height: number } {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
}
