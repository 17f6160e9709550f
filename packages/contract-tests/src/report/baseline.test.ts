import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acceptanceOf, type BaselineEntry, readBaseline } from './baseline.js';

const entry: BaselineEntry = { fingerprint: 'abc', reason: 'ticket 7', owner: 'ana', expires: '2026-12-01' };

async function fileWith(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'baseline-')), 'baseline.json');
  await writeFile(file, text);
  return file;
}

describe('the baseline', () => {
  test('accepts a known deviation until its last day', () => {
    expect(acceptanceOf([entry], '2026-12-01', new Set(['abc'])).accepts('abc')).toBe(true);
  });

  test('accepts nothing after the last day, and reports the entry', () => {
    const late = acceptanceOf([entry], '2026-12-02', new Set(['abc']));
    expect(late.accepts('abc')).toBe(false);
    expect(late.findings).toMatchObject([{ check: 'baseline-current', where: 'abc' }]);
    expect(late.findings[0]?.message).toContain('ana');
  });

  test('notes an entry that matches nothing', () => {
    expect(acceptanceOf([entry], '2026-11-01', new Set()).notes[0]).toContain('Remove it');
  });

  test('does not note an entry without a match after a run of selected cases', () => {
    expect(acceptanceOf([entry], '2026-11-01', new Set(), false).notes).toEqual([]);
  });

  test('is read from a file with reason, owner and last day for each entry', async () => {
    expect(await readBaseline(await fileWith(JSON.stringify({ accepted: [entry] })))).toEqual([entry]);
  });

  test.each([
    ['a missing reason', { accepted: [{ ...entry, reason: '' }] }, /no "reason"/],
    ['a date that cannot be read', { accepted: [{ ...entry, expires: 'soon' }] }, /must be a date/],
    ['a date that does not exist', { accepted: [{ ...entry, expires: '2027-02-31' }] }, /must be a date/],
    ['no list', { entries: [] }, /no list/],
  ])('is refused for %s', async (_, value, message) => {
    await expect(readBaseline(await fileWith(JSON.stringify(value)))).rejects.toThrow(message);
  });
});
