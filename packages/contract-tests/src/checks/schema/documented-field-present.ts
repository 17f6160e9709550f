import { outcomeOf } from '../../reading/outcome.js';
import { missingFromExamples } from '../../spec/examples.js';
import { defineCheck } from '../define-check.js';
import { jsonBody } from '../shared/json-body.js';

export const documentedFieldPresent = defineCheck({
  id: 'documented-field-present',
  rule: 'A field that every documented example of this response has is there, although the schema makes it optional.',
  example: 'Every documented example of this response has /data/progress; it is missing here',
  run: {
    response: (subject) => {
      const body = jsonBody(subject);
      if (!body?.content || !body.branch || !outcomeOf(subject.response).accepted) return [];
      return missingFromExamples(body.content, body.branch, body.reading.value);
    },
  },
});
