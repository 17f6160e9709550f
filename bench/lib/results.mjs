// The form in which every benchmark returns its results: rows (one number against another, with a goal) and growth series. They are
// printed as a table, and with `--json FILE` written as JSON, from which `npm run bench -- --write` makes docs/performance.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BASELINE } from './baseline.mjs';
import { describeMachine, machine } from './machine.mjs';
import { ratios, summary } from './statistics.mjs';

/** @typedef {import('./statistics.mjs').Summary} Summary */

/**
 * A text for readers in both languages.
 * @typedef {{ en: string, zh: string }} Text
 */

/**
 * One measured number.
 *
 * @typedef {object} Row
 * @property {string} id unique within the benchmark, such as `lag-linear`
 * @property {Text} what what was measured, in a few words: "one poll, CPU"
 * @property {string} unit of `ours` and `theirs`: `ms`, `µs`, `MiB`, `B`, `%`, … `×` for a row that is a ratio itself
 * @property {Summary} ours
 * @property {{ name: Text } & Summary} [theirs] what ours is compared with; missing in a row that is not a comparison
 * @property {Summary} [ratio] ours / theirs, taken within each round
 * @property {Summary} [today] the same number (`ratio`, or `ours` in a row without one) for the baseline
 * @property {Goal} [goal]
 * @property {boolean} [met] whether the goal is met by the median
 * @property {Text} [limit] what limits the number, especially where the goal is missed
 * @property {boolean} [stable] the number does not depend on the machine (bytes, counts, simulated time), so that
 *   `npm run bench -- gate` may compare it with bench/committed.json
 */

/**
 * A goal for the ratio, or for `ours` in a row without one.
 * @typedef {{ atMost: number } | { atLeast: number }} Goal
 */

/**
 * How a number grows with its input, drawn as one plot. Both axes may be logarithmic.
 *
 * @typedef {object} Series
 * @property {string} name unique within the benchmark, a file name without its extension, such as `manifest-growth`
 * @property {Text} title
 * @property {{ label: Text, unit?: string, scale?: 'linear' | 'log' }} x scale: default `log`
 * @property {{ label: Text, unit?: string, scale?: 'linear' | 'log' }} y scale: default `linear`, from 0
 * @property {readonly Line[]} lines
 * @property {Text} reading what a reader can conclude, in one to three sentences
 */

/**
 * @typedef {object} Line
 * @property {Text} name
 * @property {readonly { x: number, y: number, low?: number, high?: number }[]} points `low` and `high`: the spread of `y`
 */

/**
 * Reads the options that every benchmark has, and its own.
 *
 * @param {import('node:util').ParseArgsConfig['options']} own
 * @returns {{ json?: string, quick: boolean } & Record<string, string | boolean | undefined>} `json`: the file for the results.
 *   `quick`: a smaller run, to see whether everything works
 */
export function benchOptions(own = {}) {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, quick: { type: 'boolean', default: false }, ...own },
  });
  return values;
}

/**
 * A row that compares two sides measured in the same rounds, for example by `interleave`.
 *
 * @param {Omit<Row, 'ours' | 'theirs' | 'ratio' | 'met'> & { ours: readonly number[], theirs: readonly number[], name: Text }} row
 *   `ours` and `theirs`: the values, round by round. `name`: what `theirs` is, for example "Prism"
 * @returns {Row}
 */
export function compare({ ours, theirs, name, ...row }) {
  const ratio = ratios(ours, theirs);
  return judge({ ...row, ours: summary(ours), theirs: { name, ...summary(theirs) }, ratio });
}

/**
 * A row with a number that is not compared with another, such as a share or a count.
 *
 * @param {Omit<Row, 'ours' | 'theirs' | 'ratio' | 'met' | 'today'> & { values: readonly number[], today?: readonly number[] }} row
 *   `values`: one for each round. `today`: those of the baseline
 * @returns {Row}
 */
export function measured({ values, today, ...row }) {
  return judge({ ...row, ours: summary(values), ...(today && { today: summary(today) }) });
}

function judge(row) {
  if (row.goal === undefined) return row;
  const { median } = row.ratio ?? row.ours;
  // Without a tolerance of one in a million, rounding of a sum could decide.
  const met = 'atMost' in row.goal ? median <= row.goal.atMost * 1.000001 : median >= row.goal.atLeast * 0.999999;
  return { ...row, met };
}

/**
 * Prints the results as a Markdown table, and writes them as JSON if `--json` was given.
 *
 * @param {{ name: string, title: Text, rows: readonly Row[], series?: readonly Series[], notes?: readonly Text[] }} results `name`:
 *   the benchmark's file name without extension. `notes`: how it was measured, for the reader of the table
 * @param {{ json?: string, quick?: boolean }} options from `benchOptions`
 */
export function report({ name, title, rows, series = [], notes = [] }, options) {
  const where = machine();
  console.log(`${title.en} (${describeMachine(where)})\n`);
  console.log('| what | ours | compared with | ratio | baseline | goal |\n|---|---|---|---|---|---|');
  for (const row of rows) console.log(`| ${cells(row).join(' | ')} |`);
  for (const { title: heading, lines } of series) {
    console.log(`\n${heading.en}`);
    for (const { name: line, points } of lines) {
      console.log(`  ${line.en}: ${points.map(({ x, y }) => `${short(x)} → ${short(y)}`).join(', ')}`);
    }
  }
  for (const note of notes) console.log(`\n${note.en}`);
  if (options.json === undefined) return;
  const file = path.resolve(options.json);
  mkdirSync(path.dirname(file), { recursive: true });
  const date = new Date().toISOString().slice(0, 10);
  const results = {
    name,
    title,
    date,
    baseline: BASELINE.slice(0, 7),
    quick: options.quick === true,
    machine: where,
    rows,
    series,
    notes,
  };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

function cells({ what, unit, ours, theirs, ratio, today, goal, met }) {
  const own = unit === '×' ? `${ours.median.toFixed(2)} ×` : `${short(ours.median)} ${unit}`;
  const judged = ratio ?? ours;
  const spread = judged.count > 1 ? ` (${short(judged.low)}–${short(judged.high)})` : '';
  return [
    what.en,
    ratio === undefined ? `${own}${spread}` : own,
    theirs === undefined ? '' : `${theirs.name.en}: ${short(theirs.median)} ${unit}`,
    ratio === undefined ? '' : `${ratio.median.toFixed(2)} ×${spread}`,
    today === undefined ? '' : short(today.median),
    goal === undefined ? '' : `${goalText(goal)} ${met ? 'met' : 'MISSED'}`,
  ];
}

/** @param {Goal} goal */
export const goalText = (goal) => ('atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`);

/**
 * A number with three significant digits: 0.123, 1.23, 12.3, 1,234.
 *
 * @param {number} value
 */
export function short(value) {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
