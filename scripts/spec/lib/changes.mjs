import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { runCaptured } from '../../lib/run.mjs';
import { DOCUMENTS } from './bundle.mjs';

const run = promisify(execFile);
const IMPACTS = ['major', 'minor', 'patch'];

/** What each impact means for a program that calls the API. */
export const MEANING = { major: 'breaking', minor: 'harmless addition', patch: 'harmless' };

/**
 * The tag of the last release that the current commit descends from.
 *
 * @param {string} repository
 * @returns {Promise<string | undefined>} undefined before the first release
 */
export async function lastReleaseTag(repository) {
  try {
    const { stdout } = await run('git', ['describe', '--tags', '--abbrev=0'], { cwd: repository });
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** Writes the spec of a commit into a folder, and returns the names of its files. */
async function filesAt(repository, reference, folder) {
  await mkdir(folder, { recursive: true });
  // An index for this purpose only, so that all files are written by one process.
  const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, 'index') };
  const git = (...args) => run('git', args, { cwd: repository, env });
  await git('read-tree', '--prefix=openapi/', `${reference}:openapi`);
  await git('checkout-index', '--all', `--prefix=${folder}${path.sep}`);
  const { stdout } = await git('ls-files', '-z');
  return new Set(stdout.split('\0'));
}

async function compare(folder, name) {
  const report = path.join(folder, `${name}.json`);
  const { output } = await runCaptured(
    'redocly',
    [
      'diff',
      `before/openapi/${name}.yaml`,
      `after/openapi/${name}.yaml`,
      '--format',
      'json',
      '--fail-on',
      'none',
      '-o',
      report,
    ],
    { cwd: folder },
  );
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`Failed to compare openapi/${name}.yaml with the release:\n${output.trim()}`);
  });
  return JSON.parse(text);
}

/** Describes a change in one line: its impact, its place in the file, and what changed. */
function describe({ impact, kind, path: pointer, property, verdicts, revision, base }) {
  const [verdict] = verdicts;
  const place = verdict?.location ?? revision ?? base;
  const file = place?.file.replace(/^(before|after)\//, '');
  const what = verdict?.message ?? `${kind}${property === undefined ? '' : ` ${property}`} at ${pointer}`;
  return { impact, text: `${file}:${place?.line}:${place?.col} ${what}` };
}

/**
 * Compares the spec in a repository's work tree with the spec of a release.
 *
 * @param {string} repository
 * @param {string} reference a tag or commit
 * @returns {Promise<{ impact: 'major' | 'minor' | 'patch', text: string }[]>} the changes, breaking ones first
 */
export async function specChanges(repository, reference) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-changes-'));
  try {
    const before = await filesAt(repository, reference, path.join(folder, 'before'));
    await cp(path.join(repository, 'openapi'), path.join(folder, 'after/openapi'), { recursive: true });
    const changesOf = async (name) =>
      before.has(`openapi/${name}.yaml`)
        ? (await compare(folder, name)).changes.map(describe)
        : [{ impact: 'minor', text: `openapi/${name}.yaml is new.` }];
    const changes = (await Promise.all(DOCUMENTS.map(changesOf))).flat();
    const unique = new Map(changes.map((change) => [`${change.impact} ${change.text}`, change]));
    return [...unique.values()].sort((a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
