import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger.js';

const newFile = async () => join(await mkdtemp(join(tmpdir(), 'ledger-')), 'ledger.json');

describe('the ledger', () => {
  it('lets cases spend up to the budget and not one credit more', async () => {
    const ledger = await Ledger.open(await newFile(), 3);
    expect(await ledger.spend('a', 2)).toBe(true);
    expect(await ledger.spend('b', 2)).toBe(false);
    expect(await ledger.spend('c', 1)).toBe(true);
    expect(ledger.left).toBe(0);
  });

  it('counts across runs', async () => {
    const file = await newFile();
    await (await Ledger.open(file, 5)).spend('a', 4);
    const next = await Ledger.open(file, 5);
    expect(next.spent).toBe(4);
    expect(await next.spend('b', 2)).toBe(false);
  });

  it('lets free cases through when nothing is left', async () => {
    expect(await (await Ledger.open(await newFile(), 0)).spend('free', 0)).toBe(true);
  });

  it('refuses to go on with a damaged file, since nobody knows what was spent', async () => {
    const file = await newFile();
    await writeFile(file, '{"entries": [');
    await expect(Ledger.open(file, 5)).rejects.toThrow(/damaged/);
  });
});
