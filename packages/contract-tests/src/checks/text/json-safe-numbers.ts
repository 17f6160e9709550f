import { isNode } from '../../spec/documents.js';
import { fits } from '../../spec/schema.js';
import { type Deviation, defineCheck } from '../define-check.js';
import { jsonBody, jsonOddities } from '../shared/json-body.js';

export const jsonSafeNumbers = defineCheck({
  id: 'json-safe-numbers',
  rule: 'Numbers can be read as doubles without loss, and integers are written as integers.',
  example: '9007199254740993 is beyond 2^53: a program that reads it as a double gets 9007199254740992',
  run: {
    response: (subject) => {
      const body = jsonBody(subject);
      if (!body) return [];
      const found: Deviation[] = [...jsonOddities(subject, 'unsafe-number')];
      const { branch } = body;
      if (!branch) return found;
      // `176.0` is the number 176 to JavaScript and a type error in other languages, if the schema wants an integer: then it
      // would refuse the same number with a real fraction.
      for (const { where, literal } of body.reading.fractions) {
        const half = replaceAt(body.reading.value, where.split('/').slice(1), Number(literal) + 0.5);
        if (fits(branch, half)) continue;
        found.push({ where, message: `${literal} is written as a fraction; the spec says integer` });
      }
      return found;
    },
  },
});

function replaceAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((entry, index) => (String(index) === name ? replaceAt(entry, rest, replacement) : entry));
  }
  return isNode(value) ? { ...value, [name]: replaceAt(value[name], rest, replacement) } : value;
}
