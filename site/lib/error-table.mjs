// The table of error codes in the SDK's guide, for readers who have no site: `node site/lib/error-table.mjs` writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ADVICE } from './error-advice.mjs';
import { errorCases } from './error-cases.mjs';
import { brief } from './error-pages.mjs';
import { root } from './places.mjs';

/** The documents with the table, and their language. */
export const DOCUMENTS = { 'docs/sdk/errors.md': 'en', 'docs/sdk/errors.zh-CN.md': 'zh' };

const COLUMNS = {
  en: ['code', 'meaning', 'error', 'what to do'],
  zh: ['错误码', '含义', '错误', '如何解决'],
};

/** @param {'en' | 'zh'} language */
export async function errorTable(language) {
  const head = COLUMNS[language];
  const between = language === 'en' ? ' ' : '';
  const rows = (await errorCases()).map((one) => [
    one.code,
    brief(one.meaning[language]),
    `\`${one.thrown}\``,
    ADVICE[one.code][language].join(between),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const TABLE = /(<!-- error codes -->\n\n)[\s\S]*?(\n\n<!-- end -->)/;

/** What stands between the marks of a document. */
export function tableIn(document) {
  const [whole, before, after] = TABLE.exec(readFileSync(path.join(root, document), 'utf8')) ?? [''];
  return whole.slice(before?.length, -(after?.length ?? 0));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [document, language] of Object.entries(DOCUMENTS)) {
    const file = path.join(root, document);
    const table = await errorTable(language);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(TABLE, (_, before, after) => before + table + after),
    );
  }
}
