// Which documents of the repository the site shows, and at which address.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, root } from './places.mjs';

/** Guides: `docs/sdk/errors.md` is shown at `/sdk/errors`, a README as its folder. */
const GUIDES = ['docs/{start,sdk,cli,mock,contract,fleet,help}/*.md', 'examples/*/README.md'];

/** Documents that are not below `docs/`, or whose address is not that of their path. */
const ELSEWHERE = {
  'docs/start/README.md': '/',
  'packages/mock-server/README.md': '/mock/',
  'packages/sdk/api.md': '/sdk/api',
  'docs/architecture.md': '/help/architecture',
  'docs/releases.md': '/help/releases',
  'examples/README.md': '/examples/',
  'SECURITY.md': '/help/security',
  'docs/performance.md': '/help/performance',
};

const isChinese = (file) => file.endsWith(LANGUAGES.zh.ending);

function addressOf(file) {
  const known = ELSEWHERE[file];
  if (known !== undefined) return known;
  const { dir, name } = path.posix.parse(file);
  // A project is one page, not a folder of pages.
  if (dir.startsWith('examples/')) return `/${dir}`;
  return `${dir.replace('docs', '')}/${name === 'README' ? '' : name}`;
}

const titleOf = (file) => /^# (.+)$/m.exec(readFileSync(path.join(root, file), 'utf8'))?.[1] ?? file;

/**
 * A page of the site in one language.
 *
 * @typedef {object} Page
 * @property {string} source the document, as a path from the root
 * @property {'en' | 'zh'} language the language of the address
 * @property {string} address without the prefix of the language: `/sdk/errors`
 * @property {string} title
 * @property {boolean} translated false if the document exists in English only, and a Chinese address shows that
 */

/**
 * Every page that a document of the repository is shown as. Each address exists in both languages.
 *
 * @returns {Page[]}
 */
export function listPages() {
  const english = [
    ...globSync(GUIDES, { cwd: root }).map((file) => file.replaceAll('\\', '/')),
    ...Object.keys(ELSEWHERE),
  ]
    .filter((file) => !isChinese(file))
    .sort();
  return [...new Set(english)].flatMap((file) => {
    const address = addressOf(file);
    const chinese = file.replace(/\.md$/, LANGUAGES.zh.ending);
    const translated = existsSync(path.join(root, chinese));
    const source = translated ? chinese : file;
    return [
      { source: file, language: 'en', address, title: titleOf(file), translated: true },
      { source, language: 'zh', address, title: titleOf(source), translated },
    ];
  });
}

/** @param {{ language: 'en' | 'zh', address: string }} page */
export const fullAddress = ({ language, address }) => LANGUAGES[language].prefix + address.slice(1);

/** The file below the folder of generated pages that VitePress serves at an address. */
export const fileAt = (address) => `${address.slice(1)}${address.endsWith('/') ? 'index' : ''}.md`;
