import { outcomeOf } from '../../reading/outcome.js';
import { isNode } from '../../spec/documents.js';
import { type Deviation, defineCheck } from '../define-check.js';
import { envelopeIn } from '../shared/envelope.js';

export const reasonGiven = defineCheck({
  id: 'reason-given',
  rule: 'A refusal and a failed task give a reason in words.',
  example: 'The reason is an empty text',
  run: {
    response: ({ response }) => {
      const value = envelopeIn(response.body);
      if (!value) return [];
      const blank = (text: unknown, where: string): Deviation[] =>
        typeof text === 'string' && text.trim() === '' ? [{ where, message: 'The reason is an empty text' }] : [];
      if (!outcomeOf(response).accepted) {
        return isNode(value.error) ? blank(value.error.message, '/error/message') : blank(value.message, '/message');
      }
      const { data } = value;
      const failed = isNode(data) && data.state !== 0 && data.state !== 1;
      return failed ? blank(data.message, '/data/message') : [];
    },
  },
});
