import { type Deviation, defineCheck } from '../define-check.js';

export const keyNotEchoed = defineCheck({
  id: 'key-not-echoed',
  rule: 'The API key never comes back: not in a body, a header or a link.',
  example: 'The header X-Debug-Key contains the API key',
  anyRequest: true,
  run: {
    response: ({ response, secrets }) => {
      const { body } = response;
      const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      return secrets
        .filter((secret) => secret.length >= 4)
        .flatMap((secret): Deviation[] => {
          const header = response.headers.find(([, value]) => value.includes(secret));
          return [
            ...(header ? [{ where: header[0], message: `The header ${header[0]} contains the API key` }] : []),
            ...(bytes.includes(secret) ? [{ message: 'The body contains the API key' }] : []),
          ];
        });
    },
  },
});
