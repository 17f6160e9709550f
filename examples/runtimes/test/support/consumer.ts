import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('../../', import.meta.url));
const sdk = fileURLToPath(new URL('../../../../packages/sdk/', import.meta.url));

/** A folder outside the workspace with the programs of this project and the SDK as it would be published. */
export interface Consumer {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Packs the SDK as `pnpm publish` would. Installs it with only its declared dependencies into a folder from which the workspace
 * cannot be reached.
 *
 * @param projects - Folders of this project to copy into that folder.
 */
export async function installPacked(projects: readonly string[]): Promise<Consumer> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'koukoutu-consumer-')));
  const target = path.join(folder, 'node_modules', '@koukoutu', 'sdk');
  await mkdir(target, { recursive: true });
  await run('pnpm', ['pack', '--pack-destination', folder], { cwd: sdk });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('pnpm pack made no tarball.');
  await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], { cwd: folder });
  await installDependencies(target, path.join(sdk, 'package.json'), folder);
  for (const project of projects) await cp(path.join(here, project), path.join(folder, project), { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Copies the dependencies of a package, and their dependencies, from the workspace. */
async function installDependencies(installed: string, from: string, folder: string): Promise<void> {
  const { dependencies = {} } = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const [name, range] of Object.entries(dependencies)) {
    if (range.startsWith('workspace:')) throw new Error(`The packed SDK depends on ${name}@${range}.`);
    const source = await realpath(packageFolder(name, from));
    const target = path.join(folder, 'node_modules', name);
    await cp(source, target, { recursive: true, filter: (file) => !file.includes(`${name}${path.sep}node_modules`) });
    await installDependencies(target, path.join(source, 'package.json'), folder);
  }
}

function packageFolder(name: string, from: string): string {
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    const candidate = path.join(folder, name);
    try {
      createRequire(from).resolve(path.join(candidate, 'package.json'));
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(`${name} is not installed.`);
}

/** Copies a package with types into a consumer's folder, as `npm install -D` would. `from` is where it is installed. */
export async function installTypes({ folder }: Consumer, name: string, from: string): Promise<void> {
  const target = path.join(folder, 'node_modules', name);
  await mkdir(path.dirname(target), { recursive: true });
  await symlink(await realpath(packageFolder(name, from)), target, 'junction');
}
