import type { Case, Expectation, Keys } from '../model/case.js';
import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { operations } from '../spec/operations.js';
import { pathModels, schemaDefault } from '../spec/values.js';
import { sendRefused } from './refused.js';
import { jsonRequest, keyHeader, plainRequest, urlencodedRequest } from './request.js';

/** One way of not having the right key. */
interface WrongKey {
  readonly name: string;
  /** For the finding: "accepted with HTTP 200 without a key". */
  readonly because: string;
  readonly check: 'key-required' | 'foreign-key-refused';
  readonly headers: (own: string, foreign: string | undefined) => HeaderLine[];
}

/** A link for requests that are refused before anybody looks at it. */
export const ANY_LINK = 'https://pictures.example.com/contract/0.jpg';

/** The spec's code for an invalid key. */
const INVALID_KEY = [401];

const WRONG_KEYS: readonly WrongKey[] = [
  { name: 'no-key', because: 'without a key', check: 'key-required', headers: () => [] },
  {
    name: 'wrong-key',
    because: 'with a wrong X-API-Key',
    check: 'key-required',
    headers: () => keyHeader('x-api-key', 'contract-wrong-key-0000'),
  },
  {
    name: 'wrong-bearer',
    because: 'with a wrong bearer key',
    check: 'key-required',
    headers: () => keyHeader('bearer', 'sk-contract-wrong-key-0000'),
  },
  {
    name: 'empty-key',
    because: 'with an empty X-API-Key',
    check: 'key-required',
    headers: () => keyHeader('x-api-key', ''),
  },
  {
    name: 'empty-bearer',
    because: 'with an empty bearer key',
    check: 'key-required',
    headers: () => [['Authorization', 'Bearer']],
  },
  {
    name: 'longer-key',
    because: 'with the key and a letter more',
    check: 'key-required',
    headers: (own) => [...keyHeader('bearer', `${own}x`)],
  },
  {
    name: 'shorter-key',
    because: 'with the key less its last letter',
    check: 'key-required',
    headers: (own) => [...keyHeader('bearer', own.slice(0, -1))],
  },
  {
    name: 'other-case',
    because: 'with the key in the other letter case',
    check: 'key-required',
    headers: (own) => keyHeader('bearer', own === own.toUpperCase() ? own.toLowerCase() : own.toUpperCase()),
  },
  {
    name: 'basic',
    because: 'with the key under the Basic scheme',
    check: 'key-required',
    headers: (own) => [['Authorization', `Basic ${Buffer.from(`${own}:`).toString('base64')}`]],
  },
  {
    name: 'foreign-key',
    because: 'with the key of the other gateway',
    check: 'foreign-key-refused',
    headers: (_own, foreign) => (foreign === undefined ? [] : keyHeader('bearer', foreign)),
  },
  {
    name: 'foreign-x-api-key',
    because: 'with the key of the other gateway as X-API-Key',
    check: 'foreign-key-refused',
    headers: (_own, foreign) => (foreign === undefined ? [] : keyHeader('x-api-key', foreign)),
  },
];

/** The key in the place where some APIs look for it too: in the address, which ends up in logs. */
function keyInAddress(operationId: string, own: string): Case {
  const because = 'with the key in the query string only';
  const expectation: Expectation = { outcome: 'refusal', codes: INVALID_KEY, because, check: 'key-required' };
  return {
    id: `${operationId}/key/in-address`,
    operationId,
    lane: 'shared',
    price: 0,
    async run(stage) {
      const plain = smallestRequest(operationId, [], ANY_LINK);
      const key = encodeURIComponent(own);
      const request = { ...plain, path: `${plain.path}?api_key=${key}&key=${key}&access_token=${key}` };
      await sendRefused(stage, request, expectation);
    },
  };
}

/** Every operation with a key, called without the right one in every way. */
export function keyCases(keys: Keys): Case[] {
  return [...operations.values()]
    .filter(({ secured }) => secured)
    .flatMap(({ id, host }) => {
      const own = host === 'models' ? keys.models : keys.matting;
      const foreign = host === 'models' ? keys.matting : keys.models;
      const usable = WRONG_KEYS.filter(({ name, headers }) => {
        if (name === 'other-case') return own !== undefined && own.toLowerCase() !== own.toUpperCase();
        // Without a second key there is nothing foreign to send.
        return own === undefined
          ? !['longer-key', 'shorter-key', 'basic'].includes(name)
          : headers('a', foreign).length > 0 || name === 'no-key';
      });
      const cases = usable.map((wrong) => keyCase(id, wrong, own ?? '', foreign));
      return own === undefined ? cases : [...cases, keyInAddress(id, own)];
    });
}

function keyCase(operationId: string, wrong: WrongKey, own: string, foreign: string | undefined): Case {
  const { because, check } = wrong;
  const expectation: Expectation = { outcome: 'refusal', codes: INVALID_KEY, because, check };
  return {
    id: `${operationId}/key/${wrong.name}`,
    operationId,
    lane: 'shared',
    price: 0,
    async run(stage) {
      const request = smallestRequest(operationId, wrong.headers(own, foreign), ANY_LINK);
      await sendRefused(stage, request, expectation);
    },
  };
}

/** The least that an operation takes, valid but for its key. */
export function smallestRequest(operationId: string, credentials: readonly HeaderLine[], link: string): WireRequest {
  switch (operationId) {
    case 'createSync':
    case 'createTask':
      return urlencodedRequest(operationId, credentials, { model_key: 'background-removal', image_url: link });
    case 'queryTask':
      return urlencodedRequest(operationId, credentials, {
        task_id: 1,
        response: 'url',
        model_key: 'background-removal',
      });
    case 'generateImages':
      return jsonRequest(operationId, credentials, {
        model: schemaDefault('models', 'SeedreamModel'),
        prompt: '一个苹果',
      });
    case 'generateNanoBanana':
      return jsonRequest(operationId, credentials, smallestPrompt());
    case 'generateContent': {
      const request = jsonRequest(operationId, credentials, smallestPrompt());
      return { ...request, path: request.path.replace('{model}', pathModels()[0] ?? '') };
    }
    default:
      return plainRequest(operationId, credentials);
  }
}

function smallestPrompt(): unknown {
  return {
    contents: [{ role: 'user', parts: [{ text: '一个苹果' }] }],
    generationConfig: { responseModalities: ['IMAGE'] },
  };
}
