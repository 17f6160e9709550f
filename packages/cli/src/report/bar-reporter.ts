import type { TaskUpdate } from '@koukoutu/sdk/node';
import { createLogUpdate } from 'log-update';
import stringWidth from 'string-width';
import type { Terminal } from '../terminal/terminal.js';
import { describeSummary, duration, listAttention } from './describe.js';
import type { Reporter } from './reporter.js';

/** Milliseconds between two drawings. */
const REDRAW = 120;
/** Running inputs that are shown. */
const SHOWN = 8;
/** The size of a terminal that does not know its own: under script(1) in CI, for example, it has 0 columns. */
const COLUMNS = 80;
const ROWS = 24;

/** For a person: a bar for the whole run, a line for each running input, and failures as they happen. */
export function createBarReporter(terminal: Terminal): Reporter {
  const { err, out, paint, texts } = terminal;
  const draw = createLogUpdate(sized(err));
  const running = new Map<string, TaskUpdate | undefined>();
  const started = performance.now();
  let total: number | undefined;
  let finished = 0;
  let processed = 0;
  let credits = 0;
  let priced = true;
  let timer: NodeJS.Timeout | undefined;

  const render = () => {
    const width = Math.max(20, (err.columns || COLUMNS) - 1);
    const rows = Math.max(1, Math.min(SHOWN, (err.rows || ROWS) - 3));
    const lines = [headline(width)];
    for (const [input, update] of [...running].slice(0, rows))
      lines.push(shorten(`  ${input}  ${stateOf(update)}`, width));
    if (running.size > rows) lines.push(paint('dim', `  … ${running.size - rows}`));
    draw(lines.join('\n'));
  };
  const headline = (width: number) => {
    const elapsed = performance.now() - started;
    const rate = processed / (elapsed / 1000);
    const parts = [`${finished}${total === undefined ? '' : `/${total}`}`];
    if (processed > 1) parts.push(texts.report.rate(rate));
    if (total !== undefined && processed > 1 && finished < total) {
      parts.push(texts.report.timeLeft(duration(((total - finished) / rate) * 1000)));
    }
    if (priced && credits > 0) parts.push(texts.report.spent(credits));
    const words = parts.join('  ');
    const room = width - stringWidth(words) - 1;
    const share = total ? finished / total : 0;
    const bar = room >= 10 && total !== undefined ? `${drawBar(share, Math.min(30, room))} ` : '';
    return shorten(`${bar}${words}`, width);
  };
  const stateOf = (update: TaskUpdate | undefined) => {
    if (update === undefined) return paint('dim', texts.report.sending);
    if (update.position !== null) return paint('dim', texts.report.queued(update.position));
    return paint('cyan', `${Math.round(update.progress)} %`);
  };
  /** Puts lines above the bar. */
  const above = (write: () => void) => {
    draw.clear();
    write();
    if (timer) render();
  };

  return {
    start(count) {
      total = count;
      timer = setInterval(render, REDRAW);
      timer.unref();
      render();
    },
    begin: (input) => void running.set(input, undefined),
    update: (input, update) => void running.set(input, update),
    finish(outcome) {
      running.delete(outcome.input);
      finished += 1;
      if (outcome.status === 'done' || outcome.status === 'failed') processed += 1;
      if (outcome.credits === undefined) priced &&= outcome.status !== 'done';
      else credits += outcome.credits;
      if (outcome.status === 'failed' || outcome.status === 'refused') {
        above(() => terminal.say(`${paint('red', '✗')} ${outcome.input}`));
      } else if (outcome.output !== undefined && outcome.status !== 'skipped') {
        // On a terminal, the path would break the bar. A pipe gets it.
        if (!out.isTTY) out.write(`${outcome.output}\n`);
      }
    },
    note: (text) => above(() => terminal.say(text)),
    end(summary, attention) {
      clearInterval(timer);
      timer = undefined;
      draw.clear();
      draw.done();
      for (const line of listAttention(attention, terminal)) terminal.say(line);
      terminal.say(describeSummary(summary, terminal));
    },
  };
}

/** The stream, with a size if it has none: in a terminal of 0 columns, log-update would start a new line after each character. */
function sized(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'columns') return target.columns || COLUMNS;
      if (name === 'rows') return target.rows || ROWS;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function drawBar(share: number, width: number): string {
  const full = Math.round(Math.min(1, share) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}

/** Cuts a line to a number of columns. A Chinese character takes two. */
function shorten(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  let kept = '';
  let used = 0;
  // A line that is cut loses its colours, which are at its end.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  for (const character of line.replace(/\u001b\[[0-9;]{0,16}m/g, '')) {
    used += stringWidth(character);
    if (used >= width) break;
    kept += character;
  }
  return `${kept}…`;
}
