// What to do about each code of the API. Which codes there are, what they mean and how well that is known stands in the spec; which
// error the SDK throws and what is charged, the SDK says itself (error-cases.mjs).

/** @type {Record<number, { en: string[], zh: string[] }>} */
export const ADVICE = {
  400: {
    en: ['Read the message: it names the parameter.', 'Compare the call with the API reference.'],
    zh: ['查看错误信息，其中会指出参数。', '对照 API 参考检查调用。'],
  },
  401: {
    en: [
      'Check that the key is set, whole, and free of spaces or line breaks: `koukoutu doctor` does.',
      'The cut-out hosts and the models host take different keys: `apiKey` and `modelsApiKey`.',
      'In a browser, requests go through a proxy of yours, which adds the key.',
    ],
    zh: [
      '检查密钥是否已设置、是否完整、有没有空格或换行：运行 `koukoutu doctor` 即可。',
      '抠图主机与第三方模型主机使用不同的密钥：`apiKey` 与 `modelsApiKey`。',
      '浏览器中的请求应经过你自己的代理，由代理加上密钥。',
    ],
  },
  402: {
    en: ['Top the account up, then run the same command or job again: finished pictures are not paid again.'],
    zh: ['为账号充值，然后再次运行同一命令或作业：已完成的图片不会重复扣费。'],
  },
  403: {
    en: [
      'Ask for the credits (`koukoutu credits`): this code is also used for an empty account.',
      'If there are credits, the key may not make this call: check it in the vendor’s console.',
    ],
    zh: [
      '先查询点数（`koukoutu credits`）：账号没有点数时也会返回此码。',
      '如果还有点数，说明密钥无权进行此调用：请到厂商控制台检查。',
    ],
  },
  404: {
    en: [
      'For a task: check the number, and that it belongs to the same account. Results are kept for a limited time.',
      'For a path: check `baseUrl`. For a model: check its id.',
    ],
    zh: [
      '查询任务时：检查任务号，以及它是否属于同一账号。结果只保留有限的时间。',
      '路径不存在时检查 `baseUrl`；模型不存在时检查模型 ID。',
    ],
  },
  406: {
    en: ['Shrink the picture, or save it with stronger compression.'],
    zh: ['缩小图片，或以更高的压缩率保存。'],
  },
  407: {
    en: [
      'Enlarge the picture: the shorter side must reach the limit. A thumbnail was probably sent instead of the photograph.',
      'Without the SDK: `fetch` takes HTTP status 407 for the demand of a proxy and hides the response. Check the sides before you send.',
    ],
    zh: [
      '换用更大的图片：短边必须达到下限。多半是误传了缩略图而不是原图。',
      '不使用 SDK 时请注意：`fetch` 会把 HTTP 407 当成代理要求登录，从而看不到响应内容。请在发送前检查边长。',
    ],
  },
  409: {
    en: ['Top the account up, then run the same command or job again: finished pictures are not paid again.'],
    zh: ['为账号充值，然后再次运行同一命令或作业：已完成的图片不会重复扣费。'],
  },
  413: {
    en: [
      'Shrink the picture in bytes or in pixels.',
      'If the response is a web page, a gateway of your own refused it: raise its limit (nginx: `client_max_body_size`), or pass a link.',
    ],
    zh: [
      '缩小图片的字节数或像素尺寸。',
      '如果返回的是网页，说明是你自己的网关拒绝了请求：调高其上限（nginx 为 `client_max_body_size`），或改为传链接。',
    ],
  },
  415: {
    en: [
      'Convert the picture to png, jpg or webp. The bytes count, not the ending of the name: HEIC photographs are often named `.jpg`.',
    ],
    zh: ['将图片转换为 png、jpg 或 webp。以文件内容为准而不是扩展名：HEIC 照片常被命名为 `.jpg`。'],
  },
  422: {
    en: [
      'Compare the fields with the API reference.',
      'Send the same request to the mock: its journal names the field and the value that would be right.',
    ],
    zh: ['对照 API 参考检查各字段。', '把同一请求发给模拟服务：其日志会指出哪个字段不对、应该是什么值。'],
  },
  429: {
    en: [
      'The SDK waits and tries again by itself; this error means that all retries were used up.',
      'Run fewer at once: `concurrency` of a batch, or the fleet, which shares the slots of one account among machines.',
    ],
    zh: [
      'SDK 会自动等待并重试；看到此错误说明重试已用尽。',
      '减少并发：调低批处理的 `concurrency`，或使用集群（fleet），让多台机器共享同一账号的名额。',
    ],
  },
  500: {
    en: [
      'A call that reads (poll, credits, download) is repeated by the SDK.',
      'A call that costs is not, since it may have been carried out. Compare the credits before you send the picture again.',
    ],
    zh: [
      '只读的调用（轮询、查点数、下载）由 SDK 自动重试。',
      '会扣费的调用不会自动重试，因为它可能已经执行。再次发送之前请先核对点数。',
    ],
  },
};
for (const code of [501, 502, 503, 504]) ADVICE[code] = ADVICE[500];
