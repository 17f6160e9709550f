import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CHECKS } from './catalogue/index.js';
import { checksPage } from './page.js';

describe('the catalogue of checks', () => {
  it('is what docs/contract/checks.md says', async () => {
    const page = await readFile(new URL('../../../../docs/contract/checks.md', import.meta.url), 'utf8');
    expect(page).toBe(checksPage());
  });

  it('holds every check that the code can report', async () => {
    const folder = new URL('../', import.meta.url);
    const files = (await readdir(folder, { recursive: true })).filter((name) =>
      /^(checks|run|sdk|baseline)\/.*(?<!test)\.ts$/.test(name),
    );
    const reported = new Set<string>();
    for (const name of files) {
      const source = await readFile(new URL(name, folder), 'utf8');
      for (const [, id = ''] of source.matchAll(/check: '([a-z0-9-]+)'/g)) reported.add(id);
    }
    expect(reported.size).toBeGreaterThan(50);
    expect([...reported].filter((id) => !(id in CHECKS))).toEqual([]);
  });
});
