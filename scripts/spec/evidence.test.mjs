import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, runCaptured } from '../lib/run.mjs';
import { bundle } from './lib/bundle.mjs';
import { evidencePatch } from './lib/evidence.mjs';
import { specFindings } from './lib/findings.mjs';

const DAY = '2027-01-31';
const LINK = '/components/schemas/SyncResultFile/x-evidence';
const SCORE = '/paths/~1v1~1score/get/x-evidence';
const RATIO = '/components/schemas/AspectRatio/anyOf/0/x-enum-evidence/3:2';
const NASTY = 'an answer of two lines:\n  x-evidence: { level: D } # "quoted" \u2028{[|>&* and 抠图 😀';

const proposal = {
  live: true,
  target: 'live',
  date: DAY,
  confirmations: {
    async: [{ op: 'replace', path: `${SCORE}/confirmed`, value: DAY }],
    models: [{ op: 'replace', path: `${RATIO}/confirmed`, value: DAY }],
    // The same source is also used in another document, where it was refuted.
    sync: [{ op: 'replace', path: `${LINK}/confirmed`, value: DAY }],
  },
  corrections: [
    { rule: 'r', check: 'c', seen: NASTY, level: 'C1', guess: true, document: 'sync', pointer: LINK },
    { rule: 'r', check: 'c', seen: 'known well', level: 'V', guess: false, document: 'async', pointer: SCORE },
  ],
};

let repository;
const openapi = () => path.join(repository, 'openapi');

beforeAll(async () => {
  repository = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-patched-'));
  await cp(path.join(root, 'openapi'), openapi(), { recursive: true });
  // The lint settings refer to their plugin by a path relative to the spec.
  await cp(path.join(root, 'scripts/spec/lint-plugin.mjs'), path.join(repository, 'scripts/spec/lint-plugin.mjs'));
  execFileSync('git', ['init', '-q'], { cwd: repository });
});
afterAll(() => rm(repository, { recursive: true, force: true }));

describe('the patch of a live run', () => {
  test('applies to the spec, which stays valid, and only changes evidence', { timeout: 120_000 }, async () => {
    const before = await bundle(openapi());
    const { patch, confirmed, refuted } = await evidencePatch(proposal, openapi());
    expect({ confirmed, refuted }).toEqual({ confirmed: 2, refuted: 1 });
    await writeFile(path.join(repository, 'evidence.patch'), patch);
    execFileSync('git', ['apply', 'evidence.patch'], { cwd: repository });
    expect(await specFindings(openapi())).toEqual([]);

    const after = await bundle(openapi());
    expect(after.async.paths['/v1/score'].get['x-evidence'].confirmed).toBe(DAY);
    expect(after.models.components.schemas.AspectRatio.anyOf[0]['x-enum-evidence']['3:2'].confirmed).toBe(DAY);
    const link = after.sync.components.schemas.SyncResultFile['x-evidence'];
    expect(link).toMatchObject({ confirmed: null, refuted: DAY });
    const withoutDays = (documents) =>
      JSON.stringify(documents).replaceAll(`,"refuted":"${DAY}"`, '').replaceAll(`"${DAY}"`, 'null');
    expect(withoutDays(after)).toBe(withoutDays(before));
    const text = await readFile(path.join(openapi(), 'components/matting/answers.yaml'), 'utf8');
    expect(text).toContain(`# ${DAY}, live: an answer of two lines: x-evidence: { level: D }`);

    // A later run finds the same: the date is updated, and nothing is written twice.
    const again = await evidencePatch({ ...proposal, date: '2027-02-28', confirmations: {} }, openapi());
    expect(again.patch).toContain('refuted: 2027-02-28 }');
    expect(again.patch).not.toContain('refuted: 2027-02-28, refuted');
  });

  test('is refused for a place that the spec does not have', async () => {
    const gone = {
      ...proposal,
      corrections: [],
      confirmations: { async: [{ path: '/paths/~1gone/x-evidence/confirmed' }] },
    };
    await expect(evidencePatch(gone, openapi())).rejects.toThrow(/not in the spec/);
  });

  test('is refused for a rehearsal', async () => {
    const file = path.join(repository, 'rehearsal.json');
    await writeFile(file, JSON.stringify({ ...proposal, live: false }));
    const { code, output } = await runCaptured('node', [path.join(root, 'scripts/spec/evidence.mjs'), file]);
    expect(code).toBe(1);
    expect(output).toContain('comes from a rehearsal');
  });
});
