// What each error of the models host leads to. Statuses, bodies and evidence are read from the spec. The thrown error and the charge are
// found by giving the SDK the response of the spec.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Koukoutu } from '@koukoutu/sdk';
import { parse } from 'yaml';
import { root } from './places.mjs';

const load = async (file) => parse(await readFile(path.join(root, 'openapi', file), 'utf8'));

/** What a call for a picture throws after this response of the gateway. */
async function thrownFor(status, body) {
  const koukoutu = new Koukoutu({
    modelsApiKey: 'sk-key',
    maxRetries: 0,
    fetch: async () => Response.json(body, { status }),
  });
  try {
    await koukoutu.generateImage('nano-banana-pro', { prompt: 'a cup' });
  } catch (error) {
    return error;
  }
  throw new Error(`The SDK mistakes a response with status ${status} for a success.`);
}

/** What to do, by HTTP status. */
export const MODELS_ADVICE = {
  400: {
    en: [
      'Read the message: it names the parameter, or says that the prompt was refused.',
      'A refused prompt is refused again: change the words or the pictures.',
    ],
    zh: ['查看错误信息：其中会指出参数，或说明提示词被拒绝。', '被拒绝的提示词再次发送仍会被拒绝：请修改文字或图片。'],
  },
  401: {
    en: [
      'Use a models key, which starts with `sk-`: `modelsApiKey` or `KOUKOUTU_MODELS_API_KEY`. It differs from the key of the cut-out hosts.',
    ],
    zh: ['使用第三方模型密钥（以 `sk-` 开头）：`modelsApiKey` 或 `KOUKOUTU_MODELS_API_KEY`。它与抠图主机的密钥不同。'],
  },
  403: {
    en: [
      'Top up the quota of the models key: it is separate from the credits of the cut-out hosts.',
      'Check that the key may use this model.',
    ],
    zh: ['为第三方模型密钥充值：其额度与抠图主机的点数分开计算。', '检查该密钥是否有权使用此模型。'],
  },
  404: {
    en: ['Check `baseUrl` and the id of the model. `modelId` replaces the id.'],
    zh: ['检查 `baseUrl` 与模型 id。可用 `modelId` 换成其他 id。'],
  },
  413: {
    en: ['Send smaller or fewer pictures: they are sent as base64, which is a third larger than their files.'],
    zh: ['减小图片或减少张数：图片以 base64 传输，比文件大三分之一。'],
  },
  429: {
    en: ['The SDK waits and retries automatically. This error means that all retries failed. Run fewer calls at once.'],
    zh: ['SDK 会自动等待并重试；看到此错误说明重试已用尽。请减少并发。'],
  },
  500: {
    en: [
      'The SDK does not retry this, because the model may have done the work. Check the usage in the vendor’s console first.',
    ],
    zh: ['模型可能已经完成处理，因此 SDK 不会自动重试。请先在厂商控制台核对用量。'],
  },
};
for (const status of [501, 502, 503, 504]) MODELS_ADVICE[status] = MODELS_ADVICE[500];
MODELS_ADVICE[503] = {
  en: [
    'Check the id of the model: at the moment nothing behind the gateway serves it. `modelId` replaces the id.',
    'Try again later.',
  ],
  zh: ['检查模型 id：网关之后目前没有渠道提供该模型。可用 `modelId` 换成其他 id。', '稍后再试。'],
};

/**
 * One case for each HTTP status that the spec has for the models host, by number.
 *
 * @returns {Promise<{ status: number, meanings: { en: string, zh: string }[], level: string, examples: { en: string, zh: string, body: object }[],
 *   thrown: string, message: string, charged: 'no' | 'maybe' | 'yes', cause: string | undefined }[]>}
 */
export async function modelsErrorCases() {
  const [{ paths }, responses, examples] = await Promise.all([
    load('models.yaml'),
    load('components/models/error-responses.yaml'),
    load('components/models/error-examples.yaml'),
  ]);
  const declared = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .flatMap((operation) => Object.entries(operation.responses ?? {}))
    .filter(([status]) => Number(status) >= 400);
  const byStatus = Map.groupBy(declared, ([status]) => Number(status));
  const cases = [...byStatus].map(async ([status, entries]) => {
    const names = new Set(entries.map(([, { $ref }]) => $ref.split('/').at(-1)));
    const found = [...names].map((name) => responses[name]);
    const bodies = new Set(found.flatMap((one) => Object.keys(one.content['application/json'].examples)));
    const shown = [...bodies].map((name) => {
      const { summary, 'x-summary-zh': zh, value } = examples[name];
      return { en: summary, zh, body: value };
    });
    const error = await thrownFor(status, shown[0].body);
    return {
      status,
      meanings: found.map((one) => ({ en: one.description, zh: one['x-description-zh'] })),
      level: found[0]['x-evidence'].level,
      examples: shown,
      thrown: error.name,
      message: error.message,
      charged: error.charged,
      cause: error.cause?.name,
    };
  });
  return (await Promise.all(cases)).sort((a, b) => a.status - b.status);
}
