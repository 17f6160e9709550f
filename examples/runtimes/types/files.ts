/** Code of a consumer of the Node entry. */
import { createServer } from 'node:http';
import {
  type FileImage,
  fromPath,
  Koukoutu,
  type Manifest,
  manifestFile,
  save,
  toNodeListener,
} from '@koukoutu/sdk/node';
import { createProxy } from '@koukoutu/sdk/proxy';

const koukoutu = new Koukoutu();

export async function main(): Promise<void> {
  const photo: FileImage = fromPath('shirt.jpg');
  const path: string = await save(koukoutu.removeBackground(photo), `${photo.path}.webp`);
  const manifest: Manifest = manifestFile('batch.jsonl', { repeatUnknown: true });
  const run = koukoutu.batch([photo], (each, { signal }) => koukoutu.removeBackground(each, { signal }), { manifest });
  for await (const { input, result, error } of run) {
    if (error) console.error(input.path, error.message);
    else await save(result, path);
  }
  await koukoutu.removeBackground(Buffer.from('…'));
  createServer(toNodeListener(createProxy({ operations: ['getCredits'], authorize: () => true }))).close();
}
