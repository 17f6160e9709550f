import type { Terminal } from '../terminal/terminal.js';
import type { Reporter } from './reporter.js';

/** One JSON object per line on standard output: `{"type":"picture", …}` for each input and `{"type":"summary", …}` last. */
export function createJsonReporter({ out, say }: Terminal, quiet: boolean): Reporter {
  const write = (value: object) => void out.write(`${toJsonLine(value)}\n`);
  return {
    start() {},
    begin() {},
    update() {},
    finish: (outcome) => write({ type: 'picture', ...outcome }),
    note: (text) => {
      if (!quiet) say(text);
    },
    end: (summary) => write({ type: 'summary', ...summary }),
  };
}

/** JSON may contain U+2028 and U+2029, at which node:readline would split the line. */
const toJsonLine = (value: object): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
