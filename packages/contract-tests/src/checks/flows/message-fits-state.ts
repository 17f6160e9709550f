import { isNode } from '../../spec/documents.js';
import { examplesOf } from '../../spec/examples.js';
import { operation } from '../../spec/operations.js';
import { defineCheck } from '../define-check.js';
import { envelopeIn, stateIn } from '../shared/envelope.js';

export const messageFitsState = defineCheck({
  id: 'message-fits-state',
  rule: 'The message of the envelope is the one that the documented examples have, in a poll for the state of the task.',
  example: 'The message in state 0 is "success"; documented is running',
  run: {
    response: ({ response, operation: { id } }) => {
      const value = envelopeIn(response.body);
      if (value?.code !== 200 || typeof value.message !== 'string') return [];
      const state = stateIn(value);
      const documented = documentedMessages(id, state);
      if (documented.length === 0 || documented.includes(value.message)) return [];
      const when = state === undefined ? 'of a success' : `in state ${String(state)}`;
      const message = `The message ${when} is ${JSON.stringify(value.message)}; documented is ${documented.join(', ')}`;
      return [{ where: '/message', message }];
    },
  },
});

function documentedMessages(id: string, state: unknown): string[] {
  const content = operation(id).responses.get(200)?.contents.get('application/json');
  const messages = (content ? examplesOf(content) : []).flatMap((example) =>
    isNode(example) && example.code === 200 && stateIn(example) === state ? [String(example.message)] : [],
  );
  return [...new Set(messages)];
}
