import { outcomeOf } from '../../reading/outcome.js';
import { defineCheck } from '../define-check.js';
import { isRedirect } from '../shared/refusals.js';
import { TOO_MANY } from '../shared/slots.js';

export const refusalCode = defineCheck({
  id: 'refusal-code',
  rule: 'A refusal has the code that the spec gives to the mistake.',
  example: 'Code 404 refuses a call without a key; the spec says 401',
  run: {
    response: ({ judged: { expectation }, response }) => {
      if (expectation.outcome !== 'refusal' || isRedirect(response)) return [];
      const { accepted, code } = outcomeOf(response);
      if (accepted || expectation.codes.includes(code)) return [];
      const due = expectation.codes.join(' or ');
      return [{ message: `Code ${code} refuses a call ${expectation.because}; the spec says ${due}` }];
    },
    slots: ({ creates }) => {
      const odd = creates.find(({ response }) => response && ![200, TOO_MANY].includes(outcomeOf(response).code));
      if (!odd?.response) return [];
      const { code } = outcomeOf(odd.response);
      return [{ message: `Code ${code} refuses one task too many; the spec says ${TOO_MANY}`, exchange: odd }];
    },
  },
});
