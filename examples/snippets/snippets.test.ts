import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { extractSnippets, type Snippet } from './extract.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const extracted = path.join(here, 'extracted');
const documents = globSync(['README*.md', 'docs/**/*.md', 'packages/*/{README,api}*.md', 'openapi/*.md'], { cwd: root })
  .filter((file) => !file.includes('node_modules'))
  .sort();
const snippets = documents.flatMap((file) =>
  extractSnippets(path.join(root, file)).map((snippet) => ({ ...snippet, document: file })),
);
const typescript = snippets.filter(({ language }) => language === 'ts' || language === 'tsx');

/** The file that a snippet is written to. Errors of the compiler contain its name. */
function fileOf({ document, line }: Snippet): string {
  return `${document.replaceAll(/[^\w]+/g, '-')}-line-${line}.ts`;
}

describe('every TypeScript snippet of the documents', () => {
  let complaints = '';

  beforeAll(() => {
    rmSync(extracted, { recursive: true, force: true });
    mkdirSync(extracted, { recursive: true });
    for (const snippet of typescript) {
      // `export {}` makes each snippet a module, which allows top-level await.
      writeFileSync(path.join(extracted, fileOf(snippet)), `${snippet.code}\nexport {};\n`);
    }
    const tsc = spawnSync('tsc', ['--noEmit', '--pretty', 'false'], { cwd: here, encoding: 'utf8' });
    complaints = tsc.stdout + tsc.stderr;
  }, 300_000);

  test('is found', () => {
    expect(typescript.length).toBeGreaterThan(5);
  });

  test.each(typescript.map((snippet) => [`${snippet.document}:${snippet.line}`, snippet] as const))(
    '%s compiles against the packages as they are built',
    (_name, snippet) => {
      const own = complaints.split('\n').filter((line) => line.includes(`${fileOf(snippet)}(`));
      expect(own).toEqual([]);
    },
  );
});

test('every npm script in the documents exists', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
  const shell = snippets.filter(({ language }) => ['bash', 'sh', 'shell', 'console'].includes(language));
  const named = shell.flatMap(({ code }) => [...code.matchAll(/npm (?:run )?([a-z:]+)/g)].map((match) => match[1]));
  const unknown = named.filter(
    (name) => !(String(name) in scripts) && !['install', 'i', 'ci', 'pkg', 'exec', 'pack'].includes(String(name)),
  );
  expect(unknown).toEqual([]);
});
