import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changes, mergeCell } from './lib/compare.mjs';
import { writeInto } from './lib/render.mjs';
import { guidesOf, readResult, TABLES } from './lib/tables.mjs';

/**
 * The rows that every test run measures again. They need no other runtime and no browser, and take a few seconds together. All other
 * rows are measured by `npm run measure` only.
 */
const QUICK = {
  runtimes: {
    columns: ['Node 24'],
    rows: [
      'file-length',
      'file-touched',
      'name-quotes',
      'name-chinese',
      'name-none',
      'redirect-form',
      'sdk-redirect',
      'http-407',
      'sdk-http-407',
      'kept-connection-dies',
      'sdk-kept-connection-dies',
      'sdk-answer-short',
      'answer-unfinished-chunks',
      'gzip',
      'zstd',
    ],
  },
  pictures: {
    columns: ['SDK', 'sharp', 'mock'],
    rows: [
      'jpeg-411',
      'jpeg-ycck-adobe',
      'jpeg-12-bit',
      'jpeg-exif-6',
      'jpeg-p3-in-two',
      'png-16-bit-key',
      'png-gamma',
      'png-exif-late',
      'webp-animated-alpha',
      'webp-exif-6',
      'bmp',
    ],
  },
  fleet: {
    rows: [
      'resent-command',
      'bullmq-same-id-active',
      'oom-plain-script',
      'oom-flagged-script',
      'oom-bullmq-take',
      'clock-lease',
    ],
  },
};

describe.each(Object.keys(TABLES))('the table of %s', (name) => {
  const table = TABLES[name];
  const result = readResult(table);

  test.each(Object.entries(guidesOf(table)))('is in the guide as it was measured (%s)', (language, guide) => {
    const text = readFileSync(guide, 'utf8');
    expect(writeInto(text, table, result, language)).toBe(text);
  });

  test('has a measured cell in every row, and no row that was not measured', () => {
    const rows = Object.values(table.sections).flatMap((section) => Object.keys(section.rows));
    expect(Object.keys(result.cells).sort()).toEqual([...rows].sort());
    expect(rows.filter((row) => Object.keys(result.cells[row] ?? {}).length === 0)).toEqual([]);
  });

  test('agrees with a new measurement of its quick rows', async () => {
    const { measure } = await table.load();
    const { cells } = await measure(QUICK[name]);
    expect(Object.keys(cells).sort()).toEqual([...QUICK[name].rows].sort());
    expect(changes(result.cells, cells)).toEqual([]);
  });
});

describe('a run', () => {
  const recorded = { upload: { 'Node 24': '413 or error', Bun: '413' } };

  test('names the row and the column that changed, with both outcomes', () => {
    expect(changes(recorded, { upload: { Bun: 'error' } })).toEqual(['upload, Bun: was "413", is "error"']);
    expect(changes(recorded, { other: { Bun: '200' } })).toEqual(['other, Bun: was "not measured", is "200"']);
  });

  test('accepts each outcome of a race, and no other', () => {
    expect(changes(recorded, { upload: { 'Node 24': 'error' } })).toEqual([]);
    expect(changes(recorded, { upload: { 'Node 24': 'error or 413' } })).toEqual([]);
    expect(changes(recorded, { upload: { 'Node 24': 'no end' } })).toHaveLength(1);
  });

  test('collects the outcomes of a race, and replaces any other cell', () => {
    expect(mergeCell('413 or error', 'error')).toBe('413 or error');
    expect(mergeCell('413 or error', 'no end')).toBe('413 or error or no end');
    expect(mergeCell('413', '413 or error')).toBe('413 or error');
    expect(mergeCell('413', 'error')).toBe('error');
    expect(mergeCell(undefined, 'error')).toBe('error');
  });
});
