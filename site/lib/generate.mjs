// Writes the Markdown that VitePress reads: the documents of the repository and the pages made from the spec.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileAt, fullAddress, listPages } from './documents.mjs';
import { errorCases } from './error-cases.mjs';
import { errorPages } from './error-pages.mjs';
import { HOME } from './home.mjs';
import { modelsErrorCases } from './models-errors.mjs';
import { moreErrorPages } from './more-error-pages.mjs';
import { LANGUAGES, pagesFolder, root } from './places.mjs';
import { frontmatter, pageOf } from './rewrite.mjs';

/** Copies a picture of the repository into the site. Its address keeps the path, so that two of one name do not meet. */
function publish(file) {
  const place = path.join(pagesFolder, 'public', 'pictures', file);
  mkdirSync(path.dirname(place), { recursive: true });
  copyFileSync(path.join(root, file), place);
  return `/pictures/${file}`;
}

function write(address, markdown) {
  const place = path.join(pagesFolder, fileAt(address));
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, markdown);
}

/** Everything but the head of the home page, whose title stands there already. */
const homeOf = (markdown, page) =>
  frontmatter({ ...HOME[page.language], source: page.source }) +
  markdown.replace(/^---\n.*\n---\n/, '').replace(/^# .+$/m, '');

/**
 * Writes all pages anew.
 *
 * @returns {Promise<{ language: 'en' | 'zh', address: string, title: string }[]>} what the menus are made of
 */
export async function generate() {
  rmSync(pagesFolder, { recursive: true, force: true });
  const pages = listPages();
  for (const page of pages) {
    const markdown = pageOf(readFileSync(path.join(root, page.source), 'utf8'), page, pages, publish);
    write(fullAddress(page), page.address === '/' ? homeOf(markdown, page) : markdown);
  }
  const [cases, modelsCases] = await Promise.all([errorCases(), modelsErrorCases()]);
  const errors = Object.entries(LANGUAGES).flatMap(([language, { prefix }]) => {
    const [overview, ...codes] = errorPages(cases, language, prefix);
    const more = moreErrorPages(modelsCases, language, prefix);
    const whole = { ...overview, markdown: overview.markdown + more.overview };
    return [whole, ...codes, ...more.pages].map((page) => ({ ...page, language }));
  });
  const source = 'openapi/components/matting/error-responses.yaml';
  for (const page of errors) write(fullAddress(page), frontmatter({ source }) + page.markdown);
  const all = [...pages, ...errors].map(({ language, address, title }) => ({ language, address, title }));
  writeFileSync(path.join(pagesFolder, 'pages.json'), JSON.stringify(all));
  return all;
}
