import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root, runCaptured } from './run.mjs';

/**
 * The packages that are published: every package in `packages/` that is not private.
 *
 * @returns {Promise<{ name: string, folder: string, manifest: any }[]>} sorted by folder name
 */
export async function publishedPackages() {
  const names = (await readdir(path.join(root, 'packages'))).sort();
  const all = await Promise.all(
    names.map(async (name) => {
      const folder = path.join(root, 'packages', name);
      const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => '{"private":true}');
      return { name, folder, manifest: JSON.parse(text) };
    }),
  );
  return all.filter(({ manifest }) => !manifest.private);
}

/**
 * Packs a package as it would be published.
 *
 * @param {string} folder the package's folder
 * @param {string} destination the folder for the tarball
 * @param {'npm' | 'pnpm'} tool
 * @returns {Promise<string>} the tarball's path
 */
export async function pack(folder, destination, tool = 'npm') {
  const before = new Set(await readdir(destination));
  const { code, output } = await runCaptured(tool, ['pack', '--pack-destination', destination], { cwd: folder });
  if (code !== 0) throw new Error(`${tool} pack failed in ${folder}:\n${output.trim()}`);
  const made = (await readdir(destination)).find((name) => name.endsWith('.tgz') && !before.has(name));
  if (made === undefined) throw new Error(`${tool} pack made no tarball for ${folder}.`);
  return path.join(destination, made);
}

/**
 * Packs all published packages with one run of npm, whose start takes longer than packing a package.
 *
 * @param {string} destination the folder for the tarballs; created if it is missing
 * @returns {Promise<Map<string, string>>} the tarball of each package, by the package's name
 */
export async function packAll(destination) {
  await mkdir(destination, { recursive: true });
  const published = await publishedPackages();
  const folders = published.map(({ folder }) => folder);
  const { code, output } = await runCaptured('npm', ['pack', ...folders, '--pack-destination', destination]);
  if (code !== 0) throw new Error(`npm pack failed:\n${output.trim()}`);
  // npm names a tarball after the package and its version.
  return new Map(
    published.map(({ manifest: { name, version } }) => [
      name,
      path.join(destination, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`),
    ]),
  );
}

/**
 * Runs `work` with an empty temporary folder, and deletes it afterwards.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTemporaryFolder(work) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-packed-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
