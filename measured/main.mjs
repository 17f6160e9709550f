// Measures the tables of the guides and compares them with the committed results: `npm run measure -- runtimes`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { changes, mergeCell } from './lib/compare.mjs';
import { writeInto } from './lib/render.mjs';
import { guidesOf, readResult, resultFile, TABLES } from './lib/tables.mjs';

const USAGE = `Usage: npm run measure -- [runtimes|pictures|fleet]... [options]
  --row <name>     measure only this row; may be repeated
  --column <name>  measure only this column; may be repeated
  --update         write the new results into measured/results and into the guides
  --guides         write the committed results into the guides without measuring

Compares with the committed results. Exit code: 0 nothing changed, 1 something changed, 2 wrong usage.`;

/** Replaces known cells by newly measured ones, in the order of the table. */
function merge(table, known, seen) {
  const rows = Object.values(table.sections).flatMap(({ rows }) => Object.keys(rows));
  const cells = rows.map((row) => {
    const before = known.cells[row] ?? {};
    const now = Object.entries(seen.cells[row] ?? {});
    return [
      row,
      { ...before, ...Object.fromEntries(now.map(([column, cell]) => [column, mergeCell(before[column], cell)])) },
    ];
  });
  return {
    date: new Date().toISOString().slice(0, 10),
    versions: { ...known.versions, ...seen.versions },
    cells: Object.fromEntries(cells),
  };
}

function writeGuides(table, result) {
  for (const [language, guide] of Object.entries(guidesOf(table))) {
    writeFileSync(guide, writeInto(readFileSync(guide, 'utf8'), table, result, language));
  }
}

async function measureOne(table, { row, column, update }) {
  const { measure } = await table.load();
  const seen = await measure({ rows: row, columns: column, say: (line) => console.error(`  ${line}`) });
  const known = existsSync(resultFile(table)) ? readResult(table) : { versions: {}, cells: {} };
  const found = changes(known.cells, seen.cells);
  for (const change of found) console.log(`CHANGED  ${table.name}: ${change}`);
  const count = Object.values(seen.cells).reduce((sum, cells) => sum + Object.keys(cells).length, 0);
  console.log(`${table.name}: ${count} cells measured, ${found.length} changed.`);
  if (!update) return found.length;
  const result = merge(table, known, seen);
  writeFileSync(resultFile(table), `${JSON.stringify(result, null, 2)}\n`);
  writeGuides(table, result);
  return 0;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      row: { type: 'string', multiple: true },
      column: { type: 'string', multiple: true },
      update: { type: 'boolean' },
      guides: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(TABLES, name));
  if (values.help || unknown !== undefined) {
    if (unknown !== undefined) console.error(`Unknown table "${unknown}".`);
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  let changed = 0;
  for (const name of positionals.length > 0 ? positionals : Object.keys(TABLES)) {
    const table = TABLES[name];
    if (values.guides) writeGuides(table, readResult(table));
    else changed += await measureOne(table, values);
  }
  return changed > 0 ? 1 : 0;
}

process.exit(
  await main().catch((error) => {
    console.error(error.message);
    return 2;
  }),
);
