import { createProxy, type ProxyHandler } from '@koukoutu/sdk/proxy';

interface Env {
  KOUKOUTU_API_KEY: string;
  KOUKOUTU_MODELS_API_KEY: string;
  BASE_URL: string;
}

let proxy: ProxyHandler | undefined;

/** A Worker that is the proxy of an application. A Worker receives its keys with the first request. */
export default {
  fetch(request: Request, env: Env): Promise<Response> {
    proxy ??= createProxy({
      apiKey: env.KOUKOUTU_API_KEY,
      modelsApiKey: env.KOUKOUTU_MODELS_API_KEY,
      baseUrl: env.BASE_URL,
      operations: ['createSync', 'createTask', 'queryTask', 'downloadResult', 'getCredits', 'generateContent'],
      authorize: (incoming) => incoming.headers.get('authorization') === 'Bearer of-the-user',
    });
    return proxy(request);
  },
};
