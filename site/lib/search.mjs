// What the search takes for a word, so that Chinese can be searched and another word for the same thing finds the page.
import { WORDS } from '../../scripts/spec/lib/reference/words.mjs';

/** The synonyms of the reference hold for the whole site, in both languages at once: Chinese pages are full of English words. */
const GROUPS = [...WORDS.en.synonyms, ...WORDS.zh.synonyms].map((group) =>
  [...group].map((word) => word.toLowerCase()),
);

/**
 * Splits a text into the terms of the index. Used for pages while the site is built, and for queries in the reader's browser, which
 * gets the source of this function: so it uses nothing from outside of it, and not `Intl.Segmenter`, which differs between the two.
 *
 * Latin words are terms as they are, Chinese becomes pairs of characters. Synonyms become the first word of their group beforehand.
 *
 * @param {string} text
 * @param {string[][]} groups
 * @returns {string[]}
 */
export function termsOf(text, groups) {
  let rest = text.toLowerCase();
  for (const [first, ...others] of groups) {
    for (const other of others) {
      const isLatin = /^[\x20-\x7e]+$/.test(other);
      // A Latin word counts as a whole only: the key is not in "monkey".
      const pattern = isLatin ? `(?<![a-z0-9])${other}(?![a-z0-9])` : other;
      rest = rest.replace(new RegExp(pattern, 'g'), first);
    }
  }
  const terms = [];
  for (const [run] of rest.matchAll(/[\u3400-\u9fff]+|[\p{L}\p{N}_-]+?(?=[\u3400-\u9fff]|[^\p{L}\p{N}_-]|$)/gu)) {
    if (!/[\u3400-\u9fff]/.test(run)) {
      terms.push(run);
      // `removeBackground` is searched as one word, and its parts may be, too.
      if (/[_-]/.test(run)) terms.push(...run.split(/[_-]+/).filter(Boolean));
    } else if (run.length === 1) terms.push(run);
    else for (let at = 0; at < run.length - 1; at += 1) terms.push(run.slice(at, at + 2));
  }
  return terms;
}

/** {@link termsOf} with its synonyms inside, so that its source alone runs elsewhere. */
export const tokenize = new Function('text', `return (${termsOf})(text, ${JSON.stringify(GROUPS)});`);
