// Checks the documents: every link has a target, and what users read has the same content in English and in Chinese.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chineseLink, chineseOf, deadLinks } from './lib/links.mjs';
import { sectionsOf } from './lib/markdown.mjs';
import { root } from './lib/run.mjs';
import { differences } from './lib/translation.mjs';

/** What users read. All other documents are for contributors and are in English only. */
const GUIDES = [
  'README.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  'docs/releases.md',
  'docs/{start,cli,sdk,mock,contract,fleet,help}/*.md',
  'docs/performance.md',
  'packages/*/README.md',
  'examples/{.,*}/README.md',
];
const DOCUMENTS = ['*.md', 'docs/**/*.md', 'packages/*/*.md', 'openapi/*.md', 'examples/{.,*}/*.md', 'findings/*.md'];

const find = (patterns) => globSync(patterns, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
const isChinese = (file) => file.endsWith('.zh-CN.md');

const documents = new Map(
  find(DOCUMENTS)
    .sort()
    .map((file) => [file, sectionsOf(readFileSync(path.join(root, file), 'utf8'))]),
);
const findings = [];
const report = (file, found) => findings.push(...found.map((finding) => `${file}: ${finding}`));

for (const file of documents.keys())
  report(
    file,
    deadLinks(file, documents, (to) => existsSync(path.join(root, to))),
  );

const guides = find(GUIDES).filter((file) => !isChinese(file));
for (const file of guides.sort()) {
  const translation = documents.get(chineseOf(file));
  if (translation === undefined) {
    report(file, [`its translation ${chineseOf(file)} is missing`]);
    continue;
  }
  const linked = documents.get(file).some(({ links }) => links.includes(path.posix.basename(chineseOf(file))));
  if (!linked) report(file, ['it has no link to its translation']);
  report(
    chineseOf(file),
    differences(documents.get(file), translation, (target) => chineseLink(file, target, documents)),
  );
}
for (const file of [...documents.keys()].filter(isChinese))
  if (!documents.has(file.replace('.zh-CN.md', '.md')))
    report(file, ['the document that it translates does not exist']);

for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
