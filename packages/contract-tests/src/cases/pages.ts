import type { Case, Stage } from '../model/case.js';
import {
  apiKeyOf,
  type FilePart,
  type FormFields,
  jsonRequest,
  modelsApiKeyOf,
  multipartRequest,
  urlencodedRequest,
} from '../requests/request.js';
import { child, children, isNode } from '../spec/documents.js';
import { operations } from '../spec/operations.js';
import { pictures } from '../spec/pictures.js';
import { schemaValues } from '../spec/values.js';
import { runCreate } from './create-run.js';
import { priceOf } from './credits.js';
import { expectedPicture, type Options } from './expect-picture.js';
import { JSON_SUCCESS } from './expectations.js';
import { atModel, configuredPicture, observeInline } from './gemini.js';
import { shared } from './lanes.js';
import { sendSeedreamPage } from './seedream.js';
import { base64, uploadFor } from './uploads.js';

/** A page of the vendor's documentation as a request. */
interface Page {
  readonly slug: string;
  readonly operationId: string;
  readonly mediaType: string;
  readonly value: unknown;
}

/**
 * Every documented page about a create, sent as its example in the spec. Pages about polling are left out, because
 * every task case sends such polls.
 */
export function pageCases(): Case[] {
  return requestPages()
    .filter(({ operationId }) => operationId !== 'queryTask')
    .map((page) => {
      const { operationId, slug, mediaType, value } = page;
      // The prices of the models host are not known, so a picture counts as one credit.
      const price = mediaType === 'application/json' ? 1 : priceOf(operationId, optionsOf(value));
      return shared(`${operationId}/page/${slug}`, operationId, price, (stage) => sendPage(stage, page));
    });
}

/** All request examples of the spec; each is named by its page. */
function requestPages(): Page[] {
  const seen = new Set<string>();
  return [...operations.values()].flatMap(({ id, requests }) =>
    [...requests].flatMap(([mediaType, content]) => {
      const examples = child(content, 'examples');
      return (examples ? children(examples) : []).flatMap(([slug, example]): Page[] => {
        if (seen.has(`${id}/${slug}`)) return [];
        seen.add(`${id}/${slug}`);
        return [{ slug, operationId: id, mediaType, value: example.node.value }];
      });
    }),
  );
}

async function sendPage(stage: Stage, page: Page): Promise<void> {
  if (page.mediaType === 'application/json') return sendJsonPage(stage, page);
  const value = withReachableLink(stage, page.value);
  const fields = formFields(value);
  const options = optionsOf(value);
  const key = apiKeyOf(stage);
  const request =
    page.mediaType === 'multipart/form-data'
      ? multipartRequest(page.operationId, key, fields)
      : urlencodedRequest(page.operationId, key, options);
  const modelKey = options.model_key ?? '';
  const picture = expectedPicture(modelKey, options, undefined);
  await runCreate(stage, { request, modelKey, picture, response: options.response });
}

/** Replaces the link of the example, which leads nowhere, if the target downloads links. */
function withReachableLink(stage: Stage, value: unknown): unknown {
  if (!isNode(value) || typeof value.image_url !== 'string') return value;
  return { ...value, image_url: stage.pictureLink(0, value.image_url) };
}

/** The text fields of an example. */
function optionsOf(value: unknown): Options {
  const fields = Object.entries(formFields(value));
  return Object.fromEntries(fields.flatMap(([name, part]) => (typeof part === 'object' ? [] : [[name, String(part)]])));
}

/** The fields of an example. A file name is replaced by the file. */
function formFields(value: unknown): FormFields {
  if (!isNode(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, part]): [string, string | FilePart] => {
      const encoded = name === 'image_file' ? pictures[String(part)] : undefined;
      if (encoded === undefined) return [name, String(part)];
      const type = String(part).endsWith('.png') ? 'image/png' : 'image/jpeg';
      return [name, { bytes: new Uint8Array(Buffer.from(encoded, 'base64')), filename: String(part), type }];
    }),
  );
}

async function sendJsonPage(stage: Stage, page: Page): Promise<void> {
  const upload = uploadFor('product', 90, 'jpeg');
  const picture = await base64(upload, false);
  const ratios = schemaValues('models', 'AspectRatio');
  const body = withRealValues(page.value, picture, ratios);
  if (page.operationId === 'generateImages') return sendSeedreamPage(stage, isNode(body) ? body : {});
  const request = atModel(jsonRequest(page.operationId, modelsApiKeyOf(stage), body));
  const exchange = await stage.send({ name: 'call', request, expectation: JSON_SUCCESS });
  observeInline(stage, exchange, configuredPicture(imageConfigOf(body), upload.drawing));
}

function imageConfigOf(body: unknown): Readonly<Record<string, string>> {
  const config = isNode(body) && isNode(body.generationConfig) ? body.generationConfig.imageConfig : undefined;
  return isNode(config) ? (config as Readonly<Record<string, string>>) : {};
}

/** Replaces the remarks that the vendor's page has instead of a picture and a ratio. A call needs real values. */
function withRealValues(value: unknown, picture: string, ratios: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((entry) => withRealValues(entry, picture, ratios));
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
      if (name === 'data' && typeof part === 'string') return [[name, picture]];
      if (name === 'aspectRatio' && !ratios.includes(String(part))) return [];
      return [[name, withRealValues(part, picture, ratios)]];
    }),
  );
}
