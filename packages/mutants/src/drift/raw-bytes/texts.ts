import { answerMutants, type Mutant } from '../../mutant.js';
import { onRefusal, onText, TASKS } from '../../tools.js';

const mutant = answerMutants('raw-bytes');

const QUERY = 'queryTask';
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Bodies that parsers read differently, or not at all. */
export const textMutants: readonly Mutant[] = [
  mutant(
    'byte-order-mark',
    ['createTask'],
    ['json-encoding'],
    onText('createTask', (t) => Buffer.concat([BOM, Buffer.from(t)])),
  ),
  mutant(
    'utf-16',
    ['getCredits'],
    ['json-encoding'],
    onText('getCredits', (t) => Buffer.from(t, 'utf16le')),
  ),
  mutant(
    'latin-1-error',
    ['createSync'],
    ['json-encoding', 'text-not-garbled'],
    onRefusal(
      (a) =>
        void Object.assign(a, {
          body: Buffer.from(a.body.toString('utf8').replace(/"message":"[^"]*"/, '"message":"clé refusée"'), 'latin1'),
        }),
      'createSync',
    ),
    false,
  ),
  mutant(
    'mojibake-error',
    [QUERY],
    ['text-not-garbled'],
    onRefusal((a) => void Object.assign(a, { body: Buffer.from(a.body.toString('latin1'), 'utf8') }), QUERY),
    false,
  ),
  mutant(
    'replacement-characters',
    ['createTask'],
    ['text-not-garbled'],
    onRefusal(
      (a) =>
        void Object.assign(a, { body: Buffer.from(a.body.toString('utf8').replace(/[\u4e00-\u9fff]/g, '\ufffd')) }),
      'createTask',
    ),
    false,
  ),
  mutant(
    'duplicate-key',
    TASKS,
    ['json-no-duplicate-keys'],
    onText(QUERY, (t) => t.replace('"state":', '"state":2,"state":')),
    false,
  ),
  mutant(
    'duplicate-envelope-key',
    ['createTask'],
    ['json-no-duplicate-keys'],
    onText('createTask', (t) => t.replace(/^\{/, '{"code":500,')),
    false,
  ),
  mutant(
    'trailing-comma',
    TASKS,
    ['json-wellformed'],
    onText(QUERY, (t) => t.replace(/\}\}$/, ',}}')),
  ),
  mutant(
    'trailing-text',
    ['createTask'],
    ['json-wellformed'],
    onText('createTask', (t) => `${t}<!-- 12 ms -->`),
  ),
  mutant(
    'two-documents',
    ['getCredits'],
    ['json-wellformed'],
    onText('getCredits', (t) => `${t}\n${t}`),
  ),
  mutant(
    'cut-off-json',
    TASKS,
    ['json-wellformed'],
    onText(QUERY, (t) => t.slice(0, -3)),
  ),
  mutant(
    'empty-json',
    ['getCredits'],
    ['json-wellformed'],
    onText('getCredits', () => ''),
  ),
  mutant(
    'single-quotes',
    ['createTask'],
    ['json-wellformed'],
    onText('createTask', (t) => t.replaceAll('"', "'")),
  ),
  mutant(
    'comment',
    ['getCredits'],
    ['json-wellformed'],
    onText('getCredits', (t) => `/* score */${t}`),
  ),
  mutant(
    'jsonp',
    ['getCredits'],
    ['json-wellformed'],
    onText('getCredits', (t) => `callback(${t})`),
  ),
  mutant(
    'nan',
    ['getCredits'],
    ['json-wellformed'],
    onText('getCredits', (t) => t.replace(/"vip_credits":[^,}]+/, '"vip_credits":NaN')),
  ),
  mutant(
    'infinity',
    ['getCredits'],
    ['json-safe-numbers', 'body-matches-schema'],
    onText('getCredits', (t) => t.replace(/"vip_credits":[^,}]+/, '"vip_credits":1e999')),
  ),
  mutant(
    'task-id-beyond-2-53',
    ['createTask'],
    ['json-safe-numbers'],
    onText('createTask', (t) => t.replace(/"task_id":(\d+)/, '"task_id":90071992547409931')),
  ),
  mutant(
    'task-id-as-fraction',
    TASKS,
    ['json-safe-numbers'],
    onText('createTask', (t) => t.replace(/"task_id":(\d+)/, '"task_id":$1.0')),
    false,
  ),
  mutant(
    'task-id-with-exponent',
    ['createTask'],
    ['json-safe-numbers', 'body-matches-schema'],
    onText('createTask', (t) => t.replace(/"task_id":(\d+)/, '"task_id":1.76e2')),
    false,
  ),
  mutant(
    'leading-zero',
    TASKS,
    ['json-wellformed'],
    onText(QUERY, (t) => t.replace('"state":', '"state":0')),
  ),
  mutant(
    'encoded-twice',
    ['createTask'],
    ['json-object', 'body-matches-schema'],
    onText('createTask', (t) => JSON.stringify(t)),
  ),
  mutant(
    'raw-line-break-in-string',
    TASKS,
    ['json-wellformed'],
    onText(QUERY, (t) => t.replace('"message":"', '"message":"\n')),
  ),
  mutant(
    'half-surrogate',
    ['createTask'],
    ['text-not-garbled'],
    onText('createTask', (t) => t.replace('"message":"', '"message":"\\ud83d')),
    false,
  ),
  mutant(
    'html-page',
    TASKS,
    ['json-wellformed', 'content-type-true'],
    onText(QUERY, () => '<html><body>502 Bad Gateway</body></html>'),
  ),
];
