import type { Case, Keys, Stage } from '../model/case.js';
import type { HeaderLine } from '../model/exchange.js';
import { keyHeader } from '../requests/request.js';
import { isNode, type Place, place } from '../spec/documents.js';
import { type Operation, operations } from '../spec/operations.js';
import { INVALID_KEY, refusal } from './expectations.js';
import { shared } from './lanes.js';
import { sendRefused } from './refused.js';
import { ANY_LINK, smallestRequest } from './smallest.js';

/** One way to call without the correct key. */
interface WrongKey {
  readonly name: string;
  /** For the finding: "accepted with HTTP 200 without a key". */
  readonly because: string;
  readonly mistake: 'key' | 'foreign-key';
  readonly headers: (own: string, foreign: string | undefined) => HeaderLine[];
}

const WRONG_KEYS: readonly WrongKey[] = [
  { name: 'no-key', because: 'without a key', mistake: 'key', headers: () => [] },
  {
    name: 'wrong-key',
    because: 'with a wrong X-API-Key',
    mistake: 'key',
    headers: () => keyHeader('x-api-key', 'contract-wrong-key-0000'),
  },
  {
    name: 'wrong-bearer',
    because: 'with a wrong bearer key',
    mistake: 'key',
    headers: () => keyHeader('bearer', 'sk-contract-wrong-key-0000'),
  },
  {
    name: 'empty-key',
    because: 'with an empty X-API-Key',
    mistake: 'key',
    headers: () => keyHeader('x-api-key', ''),
  },
  {
    name: 'empty-bearer',
    because: 'with an empty bearer key',
    mistake: 'key',
    headers: () => [['Authorization', 'Bearer']],
  },
  {
    name: 'longer-key',
    because: 'with the key and a letter more',
    mistake: 'key',
    headers: (own) => [...keyHeader('bearer', `${own}x`)],
  },
  {
    name: 'shorter-key',
    because: 'with the key less its last letter',
    mistake: 'key',
    headers: (own) => [...keyHeader('bearer', own.slice(0, -1))],
  },
  {
    name: 'other-case',
    because: 'with the key in the other letter case',
    mistake: 'key',
    headers: (own) => keyHeader('bearer', own === own.toUpperCase() ? own.toLowerCase() : own.toUpperCase()),
  },
  {
    name: 'basic',
    because: 'with the key under the Basic scheme',
    mistake: 'key',
    headers: (own) => [['Authorization', `Basic ${Buffer.from(`${own}:`).toString('base64')}`]],
  },
  {
    name: 'foreign-key',
    because: 'with the key of the other account',
    mistake: 'foreign-key',
    headers: (_own, foreign) => (foreign === undefined ? [] : keyHeader('bearer', foreign)),
  },
  {
    name: 'foreign-x-api-key',
    because: 'with the key of the other account as X-API-Key',
    mistake: 'foreign-key',
    headers: (_own, foreign) => (foreign === undefined ? [] : keyHeader('x-api-key', foreign)),
  },
];

/** The key in the URL, where some APIs accept it too. URLs end up in logs. */
function keyInAddress({ id, at }: Operation, own: string): Case {
  const query = ['api_key', 'key', 'access_token']
    .filter((name) => !keysInQuery(at).includes(name))
    .map((name) => `${name}=${encodeURIComponent(own)}`)
    .join('&');
  const run = (stage: Stage) => {
    const plain = smallestRequest(id, [], ANY_LINK);
    const request = { ...plain, path: `${plain.path}?${query}` };
    return sendRefused(stage, request, refusal(INVALID_KEY, 'with the key in the query string only', 'key'));
  };
  return shared(`${id}/key/in-address`, id, 0, run, 'none');
}

/** The query parameters in which an operation takes its key according to the spec. */
function keysInQuery({ document, node }: Place): string[] {
  const requirements = Array.isArray(node.security) ? node.security.filter(isNode) : [];
  return requirements
    .flatMap((requirement) => Object.keys(requirement))
    .map((name) => place(document, `/components/securitySchemes/${name}`).node)
    .flatMap((scheme) => (scheme.in === 'query' ? [String(scheme.name)] : []));
}

/** Every operation that needs a key, called without the correct one in every way. */
export function keyCases(keys: Keys): Case[] {
  return [...operations.values()]
    .filter(({ secured }) => secured)
    .flatMap((operation) => {
      const { id, host } = operation;
      const own = host === 'models' ? keys.modelsApiKey : keys.apiKey;
      const foreign = host === 'models' ? keys.apiKey : keys.modelsApiKey;
      const usable = WRONG_KEYS.filter(({ name, headers }) => {
        if (name === 'other-case') return own !== undefined && own.toLowerCase() !== own.toUpperCase();
        // Without a second key there is no foreign key to send.
        return own === undefined
          ? !['longer-key', 'shorter-key', 'basic'].includes(name)
          : headers('a', foreign).length > 0 || name === 'no-key';
      });
      const cases = usable.map((wrong) => keyCase(id, wrong, own ?? '', foreign));
      return own === undefined ? cases : [...cases, keyInAddress(operation, own)];
    });
}

function keyCase(operationId: string, wrong: WrongKey, own: string, foreign: string | undefined): Case {
  const { name, because, mistake, headers } = wrong;
  return shared(
    `${operationId}/key/${name}`,
    operationId,
    0,
    (stage) => {
      const request = smallestRequest(operationId, headers(own, foreign), ANY_LINK);
      return sendRefused(stage, request, refusal(INVALID_KEY, because, mistake));
    },
    'none',
  );
}
