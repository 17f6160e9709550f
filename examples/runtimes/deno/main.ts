import { fromPath, Koukoutu, KoukoutuError, manifestFile, save } from '@koukoutu/sdk/node';
import { createProxy } from '@koukoutu/sdk/proxy';
import { journey } from '../journey/journey.mjs';
import { readTask, tell } from '../journey/task.mjs';

const { places, photoPath, largePath, out } = readTask(Deno.args[0]);
tell(
  await journey(['key', 'files', 'server', 'refusals'], {
    sdk: { Koukoutu, KoukoutuError },
    node: { fromPath, save, manifestFile },
    places,
    photo: await Deno.readFile(photoPath),
    photoPath,
    largePath,
    out,
    async serveProxy() {
      const proxy = createProxy({ baseUrl: places.url, operations: ['createSync'], authorize: () => true });
      const server = Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: () => {} }, proxy);
      return { url: `http://127.0.0.1:${server.addr.port}`, stop: () => server.shutdown() };
    },
  }),
);
