import type { Terminal } from '../terminal/terminal.js';
import type { Reporter } from './reporter.js';

/** One JSON object per line on standard output: `{"type":"picture", …}` for each input and `{"type":"summary", …}` last. */
export function createJsonReporter({ out, say }: Terminal, quiet: boolean): Reporter {
  const write = (value: object) => void out.write(`${JSON.stringify(value)}\n`);
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
