import { fromPath, Koukoutu, KoukoutuError, manifestFile, save } from '@koukoutu/sdk/node';
import { createProxy } from '@koukoutu/sdk/proxy';
import { journey } from '../journey/journey.mjs';
import { readTask, tell } from '../journey/task.mjs';

declare const Bun: {
  argv: string[];
  file(path: string): Blob;
  serve(options: { port: number; hostname: string; fetch(request: Request): Promise<Response> }): {
    port: number;
    stop(closeConnections: boolean): Promise<void>;
  };
};

const { places, photoPath, largePath, out } = readTask(Bun.argv[2]);
tell(
  await journey(['key', 'files', 'server', 'refusals'], {
    sdk: { Koukoutu, KoukoutuError },
    node: { fromPath, save, manifestFile },
    places,
    photo: new Uint8Array(await Bun.file(photoPath).arrayBuffer()),
    photoPath,
    largePath,
    out,
    async serveProxy() {
      const fetch = createProxy({ baseUrl: places.url, operations: ['createSync'], authorize: () => true });
      const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch });
      return { url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
    },
  }),
);
