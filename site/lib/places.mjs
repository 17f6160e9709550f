import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
const site = fileURLToPath(new URL('..', import.meta.url));

/** Where the generated Markdown lies that VitePress reads. Nobody edits it. */
export const pagesFolder = path.join(site, '.vitepress', 'generated');
/** The finished site: static files. */
export const outputFolder = path.join(site, 'dist');

export const REPOSITORY = 'https://github.com/koukoutu/koukoutu-kit';

/** The languages of the site: the ending of a document's name, and the prefix of its address. */
export const LANGUAGES = {
  en: { ending: '.md', prefix: '/' },
  zh: { ending: '.zh-CN.md', prefix: '/zh/' },
};
