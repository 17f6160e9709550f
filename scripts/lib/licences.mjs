import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/** Licences that packages may have which a user installs with ours. To add one is a decision. */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

/** Private packages that are bundled into a published one, with what they bundle in turn. */
const BUNDLED_INTO = { 'mock-page': 'mock-server' };

/** Native parts are installed only for the user's system. They are listed once, under a name without the system. */
const PLATFORM = /-(?:linux|linuxmusl|darwin|win32|freebsd|android|wasm32|webcontainers).*$/;

const manifestOf = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/** Where Node finds a dependency of a package: next to it, or below it. */
function find(folder, name) {
  for (let place = folder; place !== path.dirname(place); place = path.dirname(place)) {
    const candidate = path.join(place, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}

/**
 * @typedef {object} ThirdParty
 * @property {string} name
 * @property {string} version
 * @property {string} licence
 * @property {Set<string>} neededBy names of our packages
 * @property {string} folder where it is installed here
 */

/**
 * Every package that comes with one of ours when it is installed, and every one that is bundled into one.
 *
 * @param {{ name: string, folder: string }[]} published
 * @returns {{ installed: ThirdParty[], bundled: ThirdParty[] }} sorted by name
 * @throws Error if a dependency is not installed
 */
export function thirdParties(published) {
  const found = new Map();
  const collect = (folder, owner) => {
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = find(folder, name);
      if (place === undefined) {
        if (name in optionalDependencies) continue;
        throw new Error(`${name}, which ${folder} depends on, is not installed.`);
      }
      if (name.startsWith('@koukoutu/')) {
        collect(place, owner);
        continue;
      }
      const { version, license } = manifestOf(place);
      const shown = name in optionalDependencies ? name.replace(PLATFORM, '-*') : name;
      const key = `${shown}@${version}`;
      const known = found.get(key);
      if (known?.neededBy.has(owner)) continue;
      const entry = known ?? { name: shown, version, licence: String(license), neededBy: new Set(), folder: place };
      found.set(key, entry);
      entry.neededBy.add(owner);
      collect(place, owner);
    }
  };
  const sorted = () => [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, folder } of published) collect(folder, name);
  const installed = sorted();
  found.clear();
  for (const [name, owner] of Object.entries(BUNDLED_INTO)) collect(path.join(root, 'packages', name), owner);
  return { installed, bundled: sorted() };
}

/** Whether every licence of an expression like `(MIT OR CC0-1.0)` may be taken: one of several is enough. */
export const isAllowed = (licence) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));

/** The text of a package's licence. */
export function licenceText({ folder, name }) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} does not contain the text of its licence.`);
  return readFileSync(path.join(folder, file), 'utf8').trim();
}
