import path from 'node:path';

/**
 * The path for the results of each picture, without an extension: `out/<name>-cut-out`. Pictures with the same name from different
 * folders get a number, so that none overwrites another.
 *
 * @param pictures paths of the pictures
 * @param folder the folder for the results
 */
export function outputNames(pictures: readonly string[], folder: string): string[] {
  const taken = new Set<string>();
  return pictures.map((picture) => {
    const stem = path.join(folder, `${path.parse(picture).name}-cut-out`);
    let name = stem;
    // Upper and lower case count as equal, as they do on some file systems.
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
