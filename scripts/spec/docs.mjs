// Builds the API reference as static files, in two languages: `npm run docs`, or `node scripts/spec/docs.mjs [folder]`.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../lib/run.mjs';
import { bundle, specFolder } from './lib/bundle.mjs';
import { localizeAll, mergeForReaders } from './lib/reference/merge.mjs';
import { page } from './lib/reference/page.mjs';
import { searchIndex } from './lib/reference/search-index.mjs';
import { WORDS } from './lib/reference/words.mjs';

const [given = path.join(root, 'docs/reference/dist')] = process.argv.slice(2);
if (given.startsWith('-')) {
  console.log('Usage: npm run docs [-- folder]. The folder (default: docs/reference/dist) is emptied first.');
  process.exit(given === '--help' ? 0 : 2);
}
const folder = path.resolve(given);

/** Redoc without the logo in its footer, which it would fetch from the network. The reference must work without one. */
async function redocBundle() {
  const file = fileURLToPath(import.meta.resolve('redoc/bundles/redoc.standalone.js'));
  const source = await readFile(file, 'utf8');
  const local = source.replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w/.-]+/g, 'data:,');
  if (local === source)
    throw new Error(
      'The Redoc bundle no longer contains the address of its logo. Check what it loads from the network now.',
    );
  return local;
}

const documents = await bundle();
await rm(folder, { recursive: true, force: true });
await mkdir(path.join(folder, 'openapi'), { recursive: true });
await writeFile(path.join(folder, 'redoc.standalone.js'), await redocBundle());
for (const [name, document] of Object.entries(documents)) {
  await writeFile(path.join(folder, 'openapi', `${name}.json`), `${JSON.stringify(document, null, 2)}\n`);
}
for (const [language, words] of Object.entries(WORDS)) {
  const localized = localizeAll(documents, language, words);
  const reference = mergeForReaders(documents, localized, language, words);
  const index = searchIndex(localized, documents, language);
  await writeFile(
    path.join(folder, `reference.${language}.js`),
    `const reference = ${JSON.stringify(reference)};\nconst searchIndex = ${JSON.stringify(index)};\n`,
  );
  const name = language === 'en' ? 'index.html' : `${language}.html`;
  await writeFile(path.join(folder, name), page(language, words, Object.keys(documents)));
}
await cp(new URL('lib/reference/search.browser.js', import.meta.url), path.join(folder, 'search.js'));
await cp(path.join(specFolder, 'components/pictures'), path.join(folder, 'pictures'), { recursive: true });
console.log(`Wrote the API reference to ${path.relative(root, folder)}/index.html (中文: zh.html).`);
