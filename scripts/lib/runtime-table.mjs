// Writes the table of runtimes in README and guide from the committed results of a run of `examples/runtimes`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

export const RESULTS = 'examples/runtimes/results.json';
/** The documents that show the table, and their language. */
export const DOCUMENTS = {
  'README.md': 'en',
  'README.zh-CN.md': 'zh',
  'docs/sdk/runtimes.md': 'en',
  'docs/sdk/runtimes.zh-CN.md': 'zh',
};

/** @typedef {{ passed: number, failed: number } | null} Cell a number of tests; null where the runtime has no such modules */
/** @typedef {{ name: string, version: string, import: Cell, require: Cell, TypeScript: Cell }} Row */
/** @typedef {{ date: string, sdk: string, rows: Row[], compilers: { versions: string[], passed: number, failed: number } }} Results */

const WORDS = {
  en: {
    head: ['Runtime', 'Version', 'ESM', 'CommonJS', 'TypeScript'],
    cell: ({ passed, failed }) => (failed === 0 ? `✓ ${passed}` : `✗ ${failed} of ${passed + failed}`),
    below: ({ date, compilers }) =>
      `The numbers are tests that passed on ${date} (\`npm run runtimes\`). ${compilers.passed} TypeScript projects compile with TypeScript ${list(compilers.versions)}.`,
  },
  zh: {
    head: ['运行环境', '版本', 'ESM', 'CommonJS', 'TypeScript'],
    cell: ({ passed, failed }) => (failed === 0 ? `✓ ${passed}` : `✗ ${failed} / ${passed + failed}`),
    below: ({ date, compilers }) =>
      `数字为 ${date} 通过的测试数（\`npm run runtimes\`）。${compilers.passed} 个 TypeScript 项目用 TypeScript ${compilers.versions.join('、')} 编译通过。`,
  },
};
const list = (words) => `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/**
 * @param {Results} results
 * @param {'en' | 'zh'} language
 * @returns {string} Markdown
 */
export function renderTable(results, language) {
  const { head, cell, below } = WORDS[language];
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const rows = results.rows.map((one) =>
    row([one.name, one.version, ...[one.import, one.require, one.TypeScript].map((it) => (it ? cell(it) : '–'))]),
  );
  return [row(head), row(head.map(() => '---')), ...rows, '', below(results)].join('\n');
}

const TABLE = /(<!-- runtimes: written by `npm run runtimes` -->\n\n)[\s\S]*?(\n\n<!-- end -->)/;

/** The text between the two comments of a document. */
export function tableIn(document) {
  const found = TABLE.exec(readFileSync(path.join(root, document), 'utf8'));
  if (found === null) throw new Error(`${document} has no place for the table of runtimes.`);
  return found[0].slice(found[1].length, -found[2].length);
}

/** Writes the table into the documents. */
export function writeTables(results) {
  for (const [document, language] of Object.entries(DOCUMENTS)) {
    tableIn(document);
    const file = path.join(root, document);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(TABLE, (_, before, after) => before + renderTable(results, language) + after),
    );
  }
}

/**
 * Counts the tests of one group in vitest's report.
 *
 * @param {any} report
 * @param {string} group the title of its `describe`
 * @returns {Cell}
 */
export function countOf(report, group) {
  const tests = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ ancestorTitles }) => ancestorTitles[0] === group);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return tests.length === 0 ? null : { passed, failed: tests.length - passed };
}
