import type { Mutant } from '../mutant.js';
import { type Any, editJson, onDrawn, onSuccess, setHeader, TASKS } from '../tools.js';
import { make } from './parts.js';

/** Changes that the spec allows: none of them may be found. */
export const HARMLESS: readonly Mutant[] = [
  make('transport')('harmless-header-case', TASKS, [], {
    answer: (answer) =>
      void Object.assign(answer, {
        headers: answer.headers.map(([name, value]) => [name.toUpperCase(), value] as const),
      }),
  }),
  make('transport')('harmless-headers', [...TASKS, 'createSync'], [], {
    answer: (answer) => {
      setHeader(answer, 'Server', 'nginx');
      setHeader(answer, 'X-Request-Id', String(Math.random()));
      setHeader(answer, 'Cache-Control', 'no-store');
    },
  }),
  make('raw-bytes')('harmless-pretty-json', TASKS, [], {
    answer: (answer) => {
      if (answer.body[0] === 0x7b)
        answer.body = Buffer.from(JSON.stringify(JSON.parse(answer.body.toString()), undefined, 2));
    },
  }),
  make('schema')('harmless-key-order', [...TASKS, 'getCredits'], [], {
    answer: (answer) => {
      const turn = (value: Any): Any =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, part]) => [name, turn(part)]),
            )
          : value;
      editJson(answer, turn);
    },
  }),
  make('raw-bytes')('harmless-unicode-escapes', ['createSync', 'queryTask'], [], {
    answer: (answer) => {
      if (answer.body[0] !== 0x7b) return;
      const text = answer.body
        .toString()
        .replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
      answer.body = Buffer.from(text);
    },
  }),
  make('schema')('harmless-gemini-no-mime-type', ['generateContent'], [], {
    answer: onDrawn('generateContent', ({ inline }) => void delete inline.mimeType),
  }),
  make('schema')('harmless-seedream-empty-fields', ['generateImages'], [], {
    answer: onSuccess('generateImages', (value) => {
      for (const entry of value.data) if (entry.url) Object.assign(entry, { b64_json: '', revised_prompt: '' });
    }),
  }),
];
