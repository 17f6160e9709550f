import { Koukoutu, KoukoutuError } from '@koukoutu/sdk';
import { journey } from '../journey/journey.mjs';
import type { Task } from '../journey/task.mjs';

interface Env {
  KOUKOUTU_API_KEY: string;
  KOUKOUTU_MODELS_API_KEY: string;
}

/** A Worker that uses the SDK itself. A Worker has only the environment that comes with each request. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { places } = JSON.parse(request.headers.get('x-task') ?? '') as Task;
    class OwnKoukoutu extends Koukoutu {
      constructor(options: ConstructorParameters<typeof Koukoutu>[0]) {
        super({ apiKey: env.KOUKOUTU_API_KEY, modelsApiKey: env.KOUKOUTU_MODELS_API_KEY, ...options });
      }
    }
    const photo = new Uint8Array(await request.arrayBuffer());
    return Response.json(await journey(['key'], { sdk: { Koukoutu: OwnKoukoutu, KoukoutuError }, places, photo }));
  },
};
