import path from 'node:path';

/**
 * Where the results of each picture go, without an ending: `out/<name>-cut-out`. Pictures of the same name from
 * different folders get a number, so that none overwrites another.
 *
 * @param pictures paths of the pictures
 * @param folder the folder for the results
 */
export function outputNames(pictures: readonly string[], folder: string): string[] {
  const taken = new Set<string>();
  return pictures.map((picture) => {
    const stem = path.join(folder, `${path.parse(picture).name}-cut-out`);
    let name = stem;
    // Case is ignored since some file systems do.
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
