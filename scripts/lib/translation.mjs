/** What is compared in each section, and its name in a finding. */
const ASPECTS = [
  ['code', ({ code }) => code.map(withoutComments)],
  ['links and pictures', ({ links }) => links.toSorted()],
  ['names in `code`', ({ names }) => [...new Set(names)].sort()],
  ['tables (rows)', ({ tables }) => tables],
  ['lists (entries)', ({ lists }) => lists],
];

/** Removes comments, which are translated, while code is not. Output shown as text has no comments. */
function withoutComments({ language, text }) {
  const code =
    language === '' || language === 'text'
      ? text
      : text
          .replaceAll(/\/\*\*[\s\S]*?\*\//g, '/** */')
          .replaceAll(/(?:\/\/|#) .*$/gm, '')
          .replaceAll(/[ \t]+$/gm, '')
          .trim();
  return `${language}\n${code}`;
}

/**
 * The differences between a document and its translation: the levels of the headings, and under each heading the code, the
 * links, the names in `code`, and the sizes of tables and lists. The order of links and names may differ, because languages order
 * their sentences differently.
 *
 * @param {import('./markdown.mjs').Section[]} english
 * @param {import('./markdown.mjs').Section[]} translated
 * @param {(target: string) => string} linkFor maps a link target of the English document to that of the translation
 * @returns {string[]} the findings
 */
export function differences(english, translated, linkFor) {
  const levels = english.map(({ depth }) => depth);
  if (levels.join() !== translated.map(({ depth }) => depth).join()) {
    const at = [...english, undefined].findIndex((section, index) => section?.depth !== translated[index]?.depth);
    return [`the headings differ from number ${at} on: "${english[at]?.title}" and "${translated[at]?.title}"`];
  }
  return english.flatMap((section, index) => {
    const expected = { ...section, links: section.links.map(linkFor) };
    return ASPECTS.flatMap(([name, read]) => {
      const [wanted, found] = [read(expected), read(translated[index])];
      if (JSON.stringify(wanted) === JSON.stringify(found)) return [];
      const title = translated[index].title || 'before the first heading';
      return [`${title}: ${name} differ${shown('missing', wanted, found)}${shown('not due', found, wanted)}`];
    });
  });
}

/** The items of one list that the other lacks, for a finding. */
function shown(label, items, others) {
  const own = items.filter((item) => !others.includes(item));
  return own.map((item) => `\n  ${label}: ${JSON.stringify(item)}`).join('');
}
