import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface SourceMap {
  sources: string[];
  sourcesContent?: (string | null)[];
}

/**
 * Makes the source maps of a build fit to be published: no path of the machine that built them, and no copy of generated data,
 * whose lines are in no stack trace. The sources stay in the maps of ES modules, because bundlers warn about maps that name missing
 * files. Bundlers do not read the CommonJS builds, whose maps only name the lines.
 *
 * @param folder - The `dist` folder of a package.
 * @param mine - The maps of this build by their names, where several builds write into one folder at the same time.
 */
export async function publishableSourceMaps(folder: string, mine = /./): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const names = files.filter((name) => name.endsWith('.map') && mine.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const map = JSON.parse(await readFile(file, 'utf8')) as SourceMap;
      const from = path.dirname(path.resolve(file));
      const contents = (map.sourcesContent ?? []).map((content, index) =>
        map.sources[index]?.endsWith('.json') ? '' : content,
      );
      if (name.endsWith('.cjs.map')) delete map.sourcesContent;
      else map.sourcesContent = contents;
      map.sources = map.sources.map((source) =>
        (path.isAbsolute(source) ? path.relative(from, source) : source).split(path.sep).join('/'),
      );
      await writeFile(file, JSON.stringify(map));
    }),
  );
}
