import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/run.mjs';
import { countOf, DOCUMENTS, RESULTS, renderTable, tableIn } from './lib/runtime-table.mjs';

const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const results = read(RESULTS);

test.each(Object.entries(DOCUMENTS))('the table in %s shows the last committed run', (document, language) => {
  expect(tableIn(document)).toBe(renderTable(results, language));
});

test('the last committed run covers every runtime of the toolchain with every kind of module that it supports', () => {
  const { devDependencies } = read('examples/runtimes/toolchain/package.json');
  const nodes = Object.keys(devDependencies).flatMap((name) => /^node-(\d+)$/.exec(name)?.[1] ?? []);
  const wanted = [...nodes, '24'].sort().map((major) => `Node ${major}`);
  expect(results.rows.map(({ name }) => name)).toEqual([...wanted, 'Bun', 'Deno', 'workerd', 'Chromium']);
  for (const row of results.rows) {
    const onlyModules = ['workerd', 'Chromium'].includes(row.name);
    for (const kind of ['import', 'require', 'TypeScript']) {
      if (kind === 'require' && onlyModules) expect(row[kind]).toBeNull();
      else expect(row[kind]?.passed, `${row.name}, ${kind}`).toBeGreaterThan(5);
    }
    expect(row.version).toMatch(/^\d+\.\d+/);
  }
  expect(results.compilers).toMatchObject({ failed: 0, versions: expect.objectContaining({ length: 3 }) });
});

test('the table shows failed tests, and a dash for a group without tests', () => {
  const one = (status) => ({ ancestorTitles: ['Bun, import'], status });
  const report = { testResults: [{ assertionResults: [one('passed'), one('failed')] }] };
  const cell = countOf(report, 'Bun, import');
  expect(cell).toEqual({ passed: 1, failed: 1 });
  expect(countOf(report, 'Bun, require')).toBeNull();
  const rows = [{ name: 'Bun', version: '1.4.5', import: cell, require: null, TypeScript: cell }];
  const table = renderTable({ ...results, rows }, 'en');
  expect(table).toContain('| Bun | 1.4.5 | ✗ 1 of 2 | – | ✗ 1 of 2 |');
});
