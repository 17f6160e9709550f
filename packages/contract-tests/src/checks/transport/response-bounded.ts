import { unpackGzip } from '../../reading/gzip.js';
import { LIMITS, sizeText } from '../../reading/limits.js';
import { type Deviation, defineCheck } from '../define-check.js';
import { jsonOddities } from '../shared/json-body.js';

export const responseBounded = defineCheck({
  id: 'response-bounded',
  rule: 'A response stays within bounds that clients can handle: the size of its body, packed and unpacked, and the depth of its JSON.',
  example: 'The JSON is nested more than 100 levels deep',
  run: {
    failure: ({ kind, message }) => (kind === 'too-large' ? [{ message }] : []),
    response: (subject) => {
      const { request, response } = subject.judged.exchange;
      const found: Deviation[] = [...jsonOddities(subject, 'bounds')];
      if (response && unpackGzip(request, response) === 'too-large') {
        found.push({ message: `The gzip body unpacks to more than ${sizeText(LIMITS.body)}` });
      }
      return found;
    },
  },
});
