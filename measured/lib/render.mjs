import { inChinese } from './words.mjs';

/** A run replaces the text between these two comments. */
const region = (name) => new RegExp(`(<!-- measured: ${name} -->\n)[^]*?(\n<!-- end -->)`);

/** A table in Markdown. A cell without a result was not measured. */
function tableOf({ columns, rows, head }, cells, language) {
  const word = (cell) => (language === 'zh' ? inChinese(cell) : cell);
  const line = (words) => `| ${words.join(' | ')} |`;
  return [
    line([...head[language], ...columns.map(word)]),
    `|${'---|'.repeat(head[language].length + columns.length)}`,
    ...Object.entries(rows).map(([id, labels]) =>
      line([...[labels[language]].flat(), ...columns.map((column) => word(cells[id]?.[column] ?? '–'))]),
    ),
  ].join('\n');
}

const VERSIONS = {
  en: (versions, date) => `Measured on ${date} with ${versions}.`,
  zh: (versions, date) => `测量日期：${date}。版本：${versions}。`,
};

/**
 * Replaces the tables of a guide by the result of a run.
 *
 * @param {string} text the guide
 * @param {{ name: string, sections: Record<string, object> }} table
 * @param {{ date: string, versions: Record<string, string>, cells: object }} result
 * @param {'en' | 'zh'} language
 * @returns {string}
 */
export function writeInto(text, { name, sections }, result, language) {
  let written = text;
  const put = (place, content) => {
    if (!region(place).test(written))
      throw new Error(`The guide of "${name}" lacks the comment <!-- measured: ${place} -->.`);
    written = written.replace(region(place), (_, before, after) => `${before}\n${content}\n${after}`);
  };
  const versions = Object.entries(result.versions)
    .map(([what, version]) => `${what} ${version}`)
    .join(language === 'en' ? ', ' : '、');
  put(name, VERSIONS[language](versions, result.date));
  for (const [section, table] of Object.entries(sections)) {
    put(`${name}/${section}`, tableOf(table, result.cells, language));
  }
  return written;
}
