import { styleText } from 'node:util';
import { type Language, type Texts, textsOf } from '../language/index.js';

/** Colours and weights that the command uses. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Where the command reads and writes. Results go to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly in: NodeJS.ReadStream;
  readonly language: Language;
  readonly texts: Texts;
  /** Whether `err` is a terminal with a user: then progress may be drawn and questions may be asked. */
  readonly interactive: boolean;
  /** Colours a text for `err`, if colours are wanted. */
  paint(style: Style, text: string): string;
  /** Writes one line to `err`. */
  say(text: string): void;
}

/** https://no-color.org and https://force-color.org. */
function wantsColour(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined) return !['0', 'false'].includes(environment.FORCE_COLOR);
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

export function createTerminal(language: Language): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const colour = wantsColour(stderr, env);
  return {
    in: stdin,
    out: stdout,
    err: stderr,
    language,
    texts: textsOf(language),
    interactive: stderr.isTTY === true && env.TERM !== 'dumb',
    paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    say: (text) => void stderr.write(`${text}\n`),
  };
}
