// Turns a document that reads well on GitHub into a page of the site.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fullAddress } from './documents.mjs';
import { REPOSITORY, root } from './places.mjs';

const PICTURE = /\.(png|jpe?g|webp|svg|gif)$/;
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/g;
/** The line below a title that leads to the other language: the site has a switch for it. */
const LANGUAGE_LINK = /^\[(?:简体中文|English)\]\([^)]+\)\n+/m;

/** Applies `change` to every stretch of Markdown that is not code. */
export function outsideCode(markdown, change) {
  const parts = markdown.split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m);
  // A link whose text is code has been cut at the code: join each line of prose again before it is changed.
  const codes = [];
  const marked = parts.map((part, index) => (index % 2 ? `\u2063${codes.push(part) - 1}\u2063` : part)).join('');
  return change(marked).replaceAll(/\u2063(\d+)\u2063/g, (_, index) => codes[Number(index)]);
}

/**
 * The address of what a link of a document leads to: a page of the site, a picture of it, or the file on GitHub.
 *
 * @param {string} target the link as written
 * @param {import('./documents.mjs').Page} page the page that holds it
 * @param {import('./documents.mjs').Page[]} pages
 * @param {(file: string) => string} publish makes a picture part of the site; returns its address
 * @returns {string}
 * @throws Error if the link leads to nothing
 */
export function addressOfLink(target, page, pages, publish) {
  if (/^[a-z]+:/.test(target) || target.startsWith('#')) return target;
  const [to, anchor] = target.split('#');
  const file = path.posix.join(path.posix.dirname(page.source), decodeURI(to)).replace(/\/$/, '');
  const place = path.join(root, file);
  if (!existsSync(place)) throw new Error(`${page.source}: the link ${target} leads nowhere`);
  if (PICTURE.test(file)) return publish(file);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const isFolder = statSync(place).isDirectory();
  const wanted = isFolder ? [`${file}/README.md`, `${file}/README.zh-CN.md`] : [file];
  const found =
    pages.find(({ source, language }) => language === page.language && wanted.includes(source)) ??
    // From a Chinese page to an English document, or the other way round.
    pages.find(({ source }) => wanted.includes(source));
  if (found !== undefined) return fullAddress(found) + hash;
  return `${REPOSITORY}/${isFolder ? 'tree' : 'blob'}/main/${file}${hash}`;
}

const ONLY_ENGLISH = '::: info\n本页只有英文版。\n:::\n\n';

/**
 * The Markdown of a page, with its links as the site has them.
 *
 * @param {string} markdown the document
 * @param {import('./documents.mjs').Page} page
 * @param {import('./documents.mjs').Page[]} pages
 * @param {(file: string) => string} publish see {@link addressOfLink}
 * @returns {string}
 */
export function pageOf(markdown, page, pages, publish) {
  const linked = outsideCode(markdown.replace(LANGUAGE_LINK, ''), (text) =>
    text.replaceAll(LINK, (_, picture, label, target) => {
      return `${picture}[${label}](${addressOfLink(target, page, pages, publish)})`;
    }),
  );
  const text = page.translated ? linked : linked.replace(/^# .+\n+/, (title) => title + ONLY_ENGLISH);
  return `${frontmatter({ source: page.source })}${text}`;
}

/** YAML in front of a page; JSON is YAML. */
export const frontmatter = (data) => `---\n${JSON.stringify(data)}\n---\n\n`;
