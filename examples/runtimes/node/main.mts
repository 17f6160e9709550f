import { readFile } from 'node:fs/promises';
import { fromPath, Koukoutu, KoukoutuError, manifestFile, save, toNodeListener } from '@koukoutu/sdk/node';
import { createProxy } from '@koukoutu/sdk/proxy';
import { journey } from '../journey/journey.mjs';
import { readTask, type Task, tell } from '../journey/task.mjs';
import { serveProxy } from './serve-proxy.mjs';

const { places, photoPath, largePath, out }: Task = readTask(process.argv[2]);
tell(
  await journey(['key', 'files', 'server', 'refusals'], {
    sdk: { Koukoutu, KoukoutuError },
    node: { fromPath, save, manifestFile },
    places,
    photo: new Uint8Array(await readFile(photoPath)),
    photoPath,
    largePath,
    out,
    serveProxy: () => serveProxy(createProxy, toNodeListener, places.url),
  }),
);
