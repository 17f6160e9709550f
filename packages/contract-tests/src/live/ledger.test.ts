import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Ledger } from './ledger.js';

const newFile = async () => join(await mkdtemp(join(tmpdir(), 'ledger-')), 'ledger.json');

describe('the ledger', () => {
  test('lets cases spend up to the budget, and not one credit more', async () => {
    const ledger = await Ledger.open(await newFile(), 3);
    expect(await ledger.spend('a', 2)).toBe(true);
    expect(await ledger.spend('b', 2)).toBe(false);
    expect(await ledger.spend('c', 1)).toBe(true);
    expect(ledger.left).toBe(0);
  });

  test('counts across runs', async () => {
    const file = await newFile();
    const first = await Ledger.open(file, 5);
    await first.spend('a', 4);
    await first.close();
    const next = await Ledger.open(file, 5);
    expect(next.spent).toBe(4);
    expect(await next.spend('b', 2)).toBe(false);
  });

  test('lets free cases run if nothing is left', async () => {
    expect(await (await Ledger.open(await newFile(), 0)).spend('free', 0)).toBe(true);
  });

  test.each([
    ['half a file', '{"entries": ['],
    ['a negative amount, which would give credits back', '{"entries": [{"caseId": "a", "credits": -3}]}'],
    ['no list', '{}'],
  ])('refuses to go on with a damaged file, since nobody knows what was spent: %s', async (_, text) => {
    const file = await newFile();
    await writeFile(file, text);
    await expect(Ledger.open(file, 5)).rejects.toThrow(/damaged/);
    // It releases the file, so that the next run can use it once it is repaired.
    await writeFile(file, '{"entries": []}');
    await (await Ledger.open(file, 5)).close();
  });

  test('adds fractions without rounding errors', async () => {
    const ledger = await Ledger.open(await newFile(), 0.3);
    for (const name of ['a', 'b', 'c']) expect(await ledger.spend(name, 0.1)).toBe(true);
    expect(ledger.left).toBe(0);
    expect(ledger.spentNow).toBe(0.3);
  });

  test('is open in one run at a time, and is taken over from a run that was killed', async () => {
    const file = await newFile();
    const first = await Ledger.open(file, 5);
    await expect(Ledger.open(file, 5)).rejects.toThrow(/another run \(process \d+\)/);
    await first.close();
    // No process has an id this high.
    await writeFile(`${file}.lock`, '99999999');
    await (await Ledger.open(file, 5)).close();
  });

  test('keeps every entry when cases run at the same time', async () => {
    const file = await newFile();
    const ledger = await Ledger.open(file, 10);
    const asked = await Promise.all(Array.from({ length: 30 }, (_, index) => ledger.spend(`case-${index}`, 1)));
    expect(asked.filter(Boolean)).toHaveLength(10);
    await ledger.close();
    expect(await Ledger.spentIn(file)).toBe(10);
  });

  test('removes the entry of a case that sent nothing, and never that of an earlier run', async () => {
    const file = await newFile();
    const first = await Ledger.open(file, 10);
    await first.spend('a', 4);
    await first.close();
    const next = await Ledger.open(file, 10);
    await next.spend('b', 2);
    await next.enter('a', 1);
    expect([await next.takeBack('a'), await next.takeBack('a'), await next.takeBack('c')]).toEqual([1, 0, 0]);
    expect([next.spentNow, next.left]).toEqual([2, 4]);
    await next.close();
    expect(await Ledger.spentIn(file)).toBe(6);
  });

  test('creates its directory', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'ledger-')), 'new', 'ledger.json');
    await (await Ledger.open(file, 1)).close();
  });
});
