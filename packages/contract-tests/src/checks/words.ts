import { readJson } from '../reading/json.js';
import { outcomeOf } from '../reading/outcome.js';
import { isNode, type Node } from '../spec/documents.js';
import { examplesOf } from '../spec/examples.js';
import { operation } from '../spec/operations.js';
import type { ExchangeCheck, Fault } from './check.js';

/** The envelope's word, such as `running`, is one that the documentation shows for this state. */
export const wordAsDocumented: ExchangeCheck = ({ response, operation: { id } }) => {
  const value = envelopeIn(response.body);
  if (value?.code !== 200 || typeof value.message !== 'string') return [];
  const state = stateOf(value);
  const documented = documentedWords(id, state);
  if (documented.length === 0 || documented.includes(value.message)) return [];
  const when = state === undefined ? 'of a success' : `while the state is ${String(state)}`;
  const message = `the message ${when} is ${JSON.stringify(value.message)}; documented is ${documented.join(', ')}`;
  return [{ check: 'message-fits-state', where: '/message', message }];
};

function documentedWords(id: string, state: unknown): string[] {
  const content = operation(id).responses.get(200)?.contents.get('application/json');
  const words = (content ? examplesOf(content) : []).flatMap((example) =>
    isNode(example) && example.code === 200 && stateOf(example) === state ? [String(example.message)] : [],
  );
  return [...new Set(words)];
}

/** Who refuses, or tells of a failure, says why in words. */
export const reasonGiven: ExchangeCheck = ({ response }) => {
  const value = envelopeIn(response.body);
  if (!value) return [];
  const blank = (text: unknown, where: string): Fault[] =>
    typeof text === 'string' && text.trim() === ''
      ? [{ check: 'reason-given', where, message: 'the reason is an empty text' }]
      : [];
  if (!outcomeOf(response).accepted) {
    return isNode(value.error) ? blank(value.error.message, '/error/message') : blank(value.message, '/message');
  }
  const failed = isNode(value.data) && value.data.state !== 0 && value.data.state !== 1;
  return failed && isNode(value.data) ? blank(value.data.message, '/data/message') : [];
};

function stateOf({ data }: Node): unknown {
  return isNode(data) ? data.state : undefined;
}

function envelopeIn(body: Uint8Array): Node | undefined {
  if (body[0] !== 0x7b) return undefined;
  const { value } = readJson(body);
  return isNode(value) ? value : undefined;
}
