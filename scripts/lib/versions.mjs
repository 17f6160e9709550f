import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { root, runCaptured } from './run.mjs';

/** The OpenAPI documents that are released with the packages, under their version. */
export const VERSIONED_DOCUMENTS = [
  ...['sync', 'async', 'models', 'gateway'].map((name) => `openapi/${name}.yaml`),
  'packages/mock-server/openapi/control.yaml',
];

/** The versions after the waiting changesets are applied, by package name. Without changesets, the current versions. */
async function nextVersions(published) {
  const next = new Map(published.map(({ manifest }) => [manifest.name, manifest.version]));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-changeset-'));
  try {
    const file = path.join(folder, 'status.json');
    await runCaptured('changeset', ['status', '--output', path.relative(root, file)], { cwd: root });
    const { releases = [] } = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
    for (const { name, newVersion } of releases) if (next.has(name)) next.set(name, newVersion);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return next;
}

/**
 * Checks that packages and spec are released together: all packages have one version and are in the set that changesets keeps equal,
 * and the spec has the next version.
 *
 * @param {{ manifest: any }[]} published
 * @returns {Promise<string[]>}
 */
export async function versionComplaints(published) {
  const { fixed } = JSON.parse(await readFile(path.join(root, '.changeset/config.json'), 'utf8'));
  const together = new Set(fixed.flat());
  const found = published
    .filter(({ manifest }) => !together.has(manifest.name))
    .map(({ manifest }) => `${manifest.name} is missing in "fixed" of .changeset/config.json`);
  const next = await nextVersions(published);
  const versions = new Set(next.values());
  if (versions.size > 1)
    found.push(`the packages differ in version: ${[...next].map((entry) => entry.join(' ')).join(', ')}`);
  const [version] = versions;
  for (const file of VERSIONED_DOCUMENTS) {
    const { info } = parse(await readFile(path.join(root, file), 'utf8'));
    if (info.version !== version)
      found.push(`${file} has version ${info.version}, but the next version of the packages is ${version}`);
  }
  return found;
}
