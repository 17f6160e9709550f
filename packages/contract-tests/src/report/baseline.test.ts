import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptanceOf, type BaselineEntry, readBaseline } from './baseline.js';

const entry: BaselineEntry = { fingerprint: 'abc', reason: 'ticket 7', owner: 'ana', expires: '2026-12-01' };

async function fileWith(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'baseline-')), 'baseline.json');
  await writeFile(file, text);
  return file;
}

describe('the baseline', () => {
  it('accepts a known deviation up to and on its last day', () => {
    expect(acceptanceOf([entry], '2026-12-01', new Set(['abc'])).accepts('abc')).toBe(true);
  });

  it('accepts nothing after that, and is a finding itself', () => {
    const late = acceptanceOf([entry], '2026-12-02', new Set(['abc']));
    expect(late.accepts('abc')).toBe(false);
    expect(late.findings).toMatchObject([{ check: 'baseline-current', where: 'abc' }]);
    expect(late.findings[0]?.message).toContain('ana');
  });

  it('notes an entry that matches nothing any more', () => {
    expect(acceptanceOf([entry], '2026-11-01', new Set()).notes[0]).toContain('Remove it');
  });

  it('leaves it alone after a run of some cases only: it may still be there', () => {
    expect(acceptanceOf([entry], '2026-11-01', new Set(), false).notes).toEqual([]);
  });

  it('is read from a file, every entry with reason, owner and day', async () => {
    expect(await readBaseline(await fileWith(JSON.stringify({ accepted: [entry] })))).toEqual([entry]);
  });

  it.each([
    ['a missing reason', { accepted: [{ ...entry, reason: '' }] }, /no "reason"/],
    ['a date that cannot be read', { accepted: [{ ...entry, expires: 'soon' }] }, /must be a date/],
    ['a date that does not exist', { accepted: [{ ...entry, expires: '2027-02-31' }] }, /must be a date/],
    ['no list', { entries: [] }, /no list/],
  ])('is refused for %s', async (_, value, message) => {
    await expect(readBaseline(await fileWith(JSON.stringify(value)))).rejects.toThrow(message);
  });
});
