import Slugger from 'github-slugger';
import { marked } from 'marked';

/**
 * One section of a document: a heading and the text under it, up to the next heading.
 *
 * @typedef {object} Section
 * @property {string} title the heading's text; empty for the text before the first heading
 * @property {number} depth how many `#` the heading has; 0 for the text before the first heading
 * @property {string} anchor the heading's anchor for links
 * @property {{ language: string, text: string }[]} code the fenced blocks
 * @property {string[]} links targets of links and pictures
 * @property {string[]} names the inline `code` of the text
 * @property {number[]} tables the number of rows of each table
 * @property {number[]} lists the number of entries of each list
 */

/** @returns {Section} */
function sectionOf(title, depth, anchor) {
  return { title, depth, anchor, code: [], links: [], names: [], tables: [], lists: [] };
}

/**
 * Splits a Markdown text into its sections.
 *
 * @param {string} text
 * @returns {Section[]}
 */
export function sectionsOf(text) {
  const slugger = new Slugger();
  const sections = [sectionOf('', 0, '')];
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'heading') {
      const title = marked.parseInline(token.text).replaceAll(/<[^>]+>/g, '');
      sections.push(sectionOf(title, token.depth, slugger.slug(title)));
      return;
    }
    const section = sections.at(-1);
    if (token.type === 'code') section.code.push({ language: token.lang ?? '', text: token.text });
    if (token.type === 'link' || token.type === 'image') section.links.push(token.href);
    if (token.type === 'codespan') section.names.push(token.text);
    if (token.type === 'table') section.tables.push(token.rows.length);
    if (token.type === 'list') section.lists.push(token.items.length);
  });
  return sections;
}
