const { readFile } = require('node:fs/promises');
const { Koukoutu, KoukoutuError } = require('@koukoutu/sdk');
const node = require('@koukoutu/sdk/node');
const { createProxy } = require('@koukoutu/sdk/proxy');

async function main() {
  const { journey } = await import('../journey/journey.mjs');
  const { readTask, tell } = await import('../journey/task.mjs');
  const { serveProxy } = await import('./serve-proxy.mjs');
  const { places, photoPath, largePath, out } = readTask(process.argv[2]);
  tell(
    await journey(['key', 'files', 'server', 'refusals'], {
      // The CommonJS build has separate type declarations.
      sdk: /** @type {any} */ ({ Koukoutu, KoukoutuError }),
      node: /** @type {any} */ (node),
      places,
      photo: new Uint8Array(await readFile(photoPath)),
      photoPath,
      largePath,
      out,
      serveProxy: () => serveProxy(createProxy, node.toNodeListener, places.url),
    }),
  );
}

void main();
