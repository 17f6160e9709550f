import { defineCheck } from '../define-check.js';

export const generatedInputAnswered = defineCheck({
  id: 'generated-input-answered',
  rule: 'Whatever is sent, the response is one that the spec declares (mock only; the request is shrunk to the smallest).',
  example: 'The spec does not declare the response to a generated request; the smallest such request is {"crop":"%00"}',
  run: {
    property: ({ smallest }) => [
      {
        message: `The spec does not declare the response to a generated request; the smallest such request is ${smallest}`,
      },
    ],
  },
});
