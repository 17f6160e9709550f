/** A table to print. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What one run found. */
export interface Report {
  readonly name: string;
  readonly tables: readonly Table[];
  /** A sentence for each time that a rule was broken. */
  readonly broken: readonly string[];
  /** Observations that are worth a look and break no rule. */
  readonly notes: readonly string[];
  /** Everything that was seen, for `--json`. */
  readonly details: unknown;
}

/** The report as Markdown. */
export function printed({ name, tables, broken, notes }: Report): string {
  const parts = tables.map(({ title, head, rows }) => `${title}\n\n${grid([head, ...rows])}`);
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`];
  return [
    `## ${name}`,
    ...parts,
    ...list('Worth a look:', notes),
    broken.length === 0 ? 'No rule was broken.' : list(`Broken rules: ${broken.length}`, broken).join(''),
  ].join('\n\n');
}

/** Rows as a Markdown table with columns of equal width. */
function grid(rows: Table['rows']): string {
  const texts = rows.map((row) => row.map(String));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(3, ...texts.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...others] = texts;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...others.map(line)].join('\n');
}

/** Counts equal texts, in the order in which they first appeared. */
export function tally(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
