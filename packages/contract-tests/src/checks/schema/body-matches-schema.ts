import { schemaDeviations } from '../../spec/schema.js';
import { defineCheck } from '../define-check.js';
import { jsonBody } from '../shared/json-body.js';

export const bodyMatchesSchema = defineCheck({
  id: 'body-matches-schema',
  rule: 'The body matches the schema of the spec, in the branch that the body itself chooses.',
  example: '/data/task_id is "176"; the spec says integer',
  run: {
    response: (subject) => {
      const body = jsonBody(subject);
      return body?.branch ? schemaDeviations(body.branch, body.reading.value) : [];
    },
  },
});
