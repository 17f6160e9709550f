// What to do about each code of the API. The spec says which codes there are, what they mean and how well that is known. The SDK
// itself says which error it throws and what is charged (error-cases.mjs).

/** @type {Record<number, { en: string[], zh: string[] }>} */
export const ADVICE = {
  400: {
    en: ['Read the message: it names the parameter.', 'Compare the call with the API reference.'],
    zh: ['查看错误信息，其中会指出参数。', '对照 API 参考检查调用。'],
  },
  401: {
    en: [
      'Check that the key is set, complete, and free of spaces and line breaks: `koukoutu doctor` does this.',
      'The cut-out hosts and the models host take different keys: `apiKey` and `modelsApiKey`.',
      'In a browser, requests must go through your own proxy, which adds the key.',
    ],
    zh: [
      '检查密钥是否已设置、是否完整、有没有空格或换行：运行 `koukoutu doctor` 即可。',
      '抠图主机与第三方模型主机使用不同的密钥：`apiKey` 与 `modelsApiKey`。',
      '浏览器中的请求应经过你自己的代理，由代理加上密钥。',
    ],
  },
  402: {
    en: ['Top up the account, then run the same command or job again: finished pictures are not paid for again.'],
    zh: ['为账号充值，然后再次运行同一命令或作业：已完成的图片不会重复扣费。'],
  },
  403: {
    en: [
      'First check the credits (`koukoutu credits`): an account without credits may get this code, too.',
      'If there are credits, the key is not allowed to make this call: check it in the vendor’s console.',
    ],
    zh: [
      '先查询点数（`koukoutu credits`）：账号没有点数时也会返回此码。',
      '如果还有点数，说明密钥无权进行此调用：请到厂商控制台检查。',
    ],
  },
  404: {
    en: [
      'For a task: check its id, and that it belongs to the same account. Results are kept for a limited time.',
      'For a path: check `baseUrl`. For a model: check its id.',
    ],
    zh: [
      '查询任务时：检查任务号，以及它是否属于同一账号。结果只保留有限的时间。',
      '路径不存在时检查 `baseUrl`；模型不存在时检查模型 id。',
    ],
  },
  406: {
    en: ['Scale the picture down, or save it with stronger compression.'],
    zh: ['缩小图片，或以更高的压缩率保存。'],
  },
  407: {
    en: [
      'Use a larger picture: the shorter side must reach the limit. Probably a thumbnail was sent instead of the photograph.',
      'Without the SDK: `fetch` mistakes HTTP 407 for a proxy that asks for a login, and hides the response. Check the size before you send the picture.',
    ],
    zh: [
      '换用更大的图片：短边必须达到下限。多半是误传了缩略图而不是原图。',
      '不使用 SDK 时请注意：`fetch` 会把 HTTP 407 当成代理要求登录，从而看不到响应内容。请在发送前检查边长。',
    ],
  },
  409: {
    en: ['Top up the account, then run the same command or job again: finished pictures are not paid for again.'],
    zh: ['为账号充值，然后再次运行同一命令或作业：已完成的图片不会重复扣费。'],
  },
  413: {
    en: [
      'Reduce the picture’s bytes or pixels.',
      'If the response is a web page, your own gateway refused the request: raise its limit (nginx: `client_max_body_size`), or pass a link.',
    ],
    zh: [
      '缩小图片的字节数或像素尺寸。',
      '如果返回的是网页，说明是你自己的网关拒绝了请求：调高其上限（nginx 为 `client_max_body_size`），或改为传链接。',
    ],
  },
  415: {
    en: [
      'Convert the picture to png, jpg or webp. The content counts, not the file extension: HEIC photographs are often named `.jpg`.',
    ],
    zh: ['将图片转换为 png、jpg 或 webp。以文件内容为准而不是扩展名：HEIC 照片常被命名为 `.jpg`。'],
  },
  422: {
    en: [
      'Compare the fields with the API reference.',
      'Send the same request to the mock: its journal names the wrong field and the value that it should have.',
    ],
    zh: ['对照 API 参考检查各字段。', '把同一请求发给模拟服务：其请求记录会指出哪个字段不对、应该是什么值。'],
  },
  429: {
    en: [
      'The SDK waits and retries automatically. This error means that all retries failed.',
      'Run fewer calls at once: lower the `concurrency` of a batch, or use the fleet, which shares the slots of one account among machines.',
    ],
    zh: [
      'SDK 会自动等待并重试；看到此错误说明重试已用尽。',
      '减少并发：调低批处理的 `concurrency`，或使用集群（fleet），让多台机器共享同一账号的名额。',
    ],
  },
  500: {
    en: [
      'The SDK retries a call that only reads (poll, credits, download).',
      'It does not retry a call that costs, because the call may have been executed. Check the credits before you send the picture again.',
    ],
    zh: [
      '只读的调用（轮询、查点数、下载）由 SDK 自动重试。',
      '会扣费的调用不会自动重试，因为它可能已经执行。再次发送之前请先核对点数。',
    ],
  },
};
for (const code of [501, 502, 503, 504]) ADVICE[code] = ADVICE[500];
