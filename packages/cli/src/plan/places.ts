import path from 'node:path';
import type { Input } from '../inputs/input.js';
import { safeName } from './name-template.js';

/** Where the result of an input goes, before the template is applied. */
export interface Place {
  /** Folder below the output folder. */
  readonly folder: string;
  readonly name: string;
}

/** File systems of Windows and macOS treat names that differ only in case or in Unicode form as the same. */
const fold = ({ folder, name }: Place) => `${folder}/${name}`.normalize('NFC').toLowerCase();

/**
 * Gives every input its own place. The tree below a folder that was named is kept. If two inputs would get the same place,
 * files of different folders keep the part of their paths that tells them apart, `a.jpg` and `a.png` keep their
 * extensions, and the rest is numbered.
 */
export function placeInputs(inputs: readonly Input[]): Place[] {
  let places = inputs.map((input): Place => ({ folder: input.folder, name: safeName(input.name) }));
  places = apart(places, (group) => {
    const files = group.map((index) => inputs[index] as Input);
    if (files.some(({ kind }) => kind !== 'file')) return undefined;
    const folders = files.map(({ source }) => path.dirname(source));
    const base = commonFolder(folders);
    return folders.map((folder, at) => ({
      folder: path.relative(base, folder).split(path.sep).join('/'),
      name: (places[group[at] as number] as Place).name,
    }));
  });
  places = apart(places, (group) =>
    group.map((index) => {
      const { folder, name } = places[index] as Place;
      const { extension } = inputs[index] as Input;
      return { folder, name: extension === '' ? name : safeName(`${name}.${extension}`) };
    }),
  );
  return numbered(places);
}

/** Gives new places to those that share one. */
function apart(places: readonly Place[], separate: (group: number[]) => Place[] | undefined): Place[] {
  const groups = new Map<string, number[]>();
  for (const [index, place] of places.entries()) {
    const key = fold(place);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const result = [...places];
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const separated = separate(group);
    for (const [at, index] of group.entries()) result[index] = separated?.[at] ?? (places[index] as Place);
  }
  return result;
}

function numbered(places: readonly Place[]): Place[] {
  const taken = new Set<string>();
  // A name that is already unique is kept; numbered names must avoid it.
  const wanted = new Map<string, number>();
  for (const place of places) wanted.set(fold(place), (wanted.get(fold(place)) ?? 0) + 1);
  return places.map((place) => {
    let candidate = place;
    for (let number = 2; taken.has(fold(candidate)) || (number > 2 && wanted.has(fold(candidate))); number += 1) {
      candidate = { folder: place.folder, name: `${place.name}-${number}` };
    }
    taken.add(fold(candidate));
    return candidate;
  });
}

function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  let common = first;
  for (const folder of others) {
    while (common !== path.dirname(common) && folder !== common && !folder.startsWith(common + path.sep)) {
      common = path.dirname(common);
    }
  }
  return common;
}
