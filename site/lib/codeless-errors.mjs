// The errors of the SDK that no code of the API leads to: what they mean, what is charged, and the cure.

/** @type {Record<string, Record<'en' | 'zh', { what: string, charged: string, todo: string[] }>>} by the error's name */
export const CODELESS = {
  AbortError: {
    en: {
      what: 'Your program aborted the call by its `signal`.',
      charged:
        'Nothing, if the request was not sent yet (`charged` is `no`). Otherwise it is not known (`maybe`): the task may still run.',
      todo: ['If `error.taskId` is there, `tasks.resume(error.taskId)` fetches the result without paying again.'],
    },
    zh: {
      what: '你的程序通过 `signal` 中止了调用。',
      charged: '请求尚未发出时没有扣费（`charged` 为 `no`）；否则无法确定（`maybe`），任务可能仍在运行。',
      todo: ['如果有 `error.taskId`，用 `tasks.resume(error.taskId)` 取回结果，不会再次扣费。'],
    },
  },
  AmbiguousSubmitError: {
    en: {
      what: 'A request that costs was sent, and nobody knows whether it was carried out: the server failed, the connection broke, or the time ran out.',
      charged: 'It is not known (`maybe`). The SDK therefore does not send the request again.',
      todo: [
        '`error.cause` says what happened.',
        'Compare the credits with those before the call. If none are gone, send the picture again.',
        'Create a task instead of a synchronous call: once it has a number, everything after it can be repeated.',
      ],
    },
    zh: {
      what: '会扣费的请求已经发出，但无法得知是否被执行：服务器出错、连接中断，或等待超时。',
      charged: '无法确定（`maybe`），因此 SDK 不会再次发送该请求。',
      todo: [
        '`error.cause` 说明发生了什么。',
        '与调用前的点数比较：没有减少时再次发送图片。',
        '用任务代替同步调用：有了任务号，之后的每一步都可以重复。',
      ],
    },
  },
  ConfigurationError: {
    en: {
      what: 'The client cannot make a call as it is set up: no key, a key with a line break, an invalid `baseUrl`, a key in a browser, or a `fetch` option that fails before it sends.',
      charged: 'Nothing: no request was sent.',
      todo: [
        'The message names the option.',
        'Set `KOUKOUTU_API_KEY`, or pass `apiKey`. In a browser, use the proxy instead of a key.',
        'A `baseUrl` without a host, such as `/api/koukoutu`, works in browsers only. A page that is also rendered on a server makes its client when it is first used.',
      ],
    },
    zh: {
      what: '客户端的设置使其无法发出调用：没有密钥、密钥中有换行、`baseUrl` 无效、在浏览器中使用密钥，或 `fetch` 选项在发送前失败。',
      charged: '没有扣费：没有发出任何请求。',
      todo: [
        '错误信息会指出是哪个选项。',
        '设置 `KOUKOUTU_API_KEY`，或传入 `apiKey`。在浏览器中请使用代理而不是密钥。',
        '不含主机名的 `baseUrl`（如 `/api/koukoutu`）只能用于浏览器。同时在服务器上渲染的页面，应在首次使用时才创建客户端。',
      ],
    },
  },
  ConnectionError: {
    en: {
      what: 'The server could not be reached, or the connection broke before the upload was complete.',
      charged: 'Nothing for the call itself. During a poll, the task may still run (`maybe`).',
      todo: [
        '`koukoutu doctor` checks names, the network, a proxy and the certificate.',
        'Behind a proxy, Node needs `NODE_USE_ENV_PROXY=1` and `HTTPS_PROXY`.',
        'If large pictures alone fail, a gateway on the way refuses them: raise its limit (nginx: `client_max_body_size`), or pass a link.',
      ],
    },
    zh: {
      what: '无法连接服务器，或连接在上传完成之前中断。',
      charged: '调用本身没有扣费。若发生在轮询期间，任务可能仍在运行（`maybe`）。',
      todo: [
        '运行 `koukoutu doctor`，检查域名、网络、代理与证书。',
        '处于代理之后时，Node 需要设置 `NODE_USE_ENV_PROXY=1` 与 `HTTPS_PROXY`。',
        '如果只有大图失败，说明途中的网关拒绝了请求：调高其上限（nginx 为 `client_max_body_size`），或改为传链接。',
      ],
    },
  },
  InvalidResponseError: {
    en: {
      what: 'The answer is not what the spec says: a web page of a gateway, half a picture, a redirect.',
      charged:
        '`no` if the request was refused (4xx) or redirected; `maybe` for a call that costs and got such an answer under HTTP 200.',
      todo: [
        'Check `baseUrl`: a web page often means a wrong address, or the login page of a network.',
        'If the API has changed, `koukoutu-contract verify` shows where.',
      ],
    },
    zh: {
      what: '响应不符合规范：网关返回的网页、不完整的图片、重定向。',
      charged: '请求被拒绝（4xx）或重定向时为 `no`；会扣费的调用在 HTTP 200 下得到这种响应时为 `maybe`。',
      todo: [
        '检查 `baseUrl`：返回网页往往意味着地址有误，或遇到了网络的登录页。',
        '如果 API 有变化，`koukoutu-contract verify` 会指出变化之处。',
      ],
    },
  },
  ManifestError: {
    en: {
      what: 'The file that remembers a batch cannot be used: the disk is full, a line is damaged, another process has it open, or it was replaced.',
      charged: 'Nothing by this error. The message names a task that was paid for and could not be written down.',
      todo: [
        'The message names the file and the line.',
        'Let one process at a time use a manifest.',
        'Free space on the disk, then run the batch again.',
      ],
    },
    zh: {
      what: '记录批处理的文件无法使用：磁盘已满、某行损坏、被其他进程打开，或文件被替换。',
      charged: '此错误本身不扣费。若有已付费而未能记录的任务，错误信息会指出任务号。',
      todo: [
        '错误信息会指出文件与行号。',
        '同一时间只让一个进程使用同一个清单文件。',
        '清理磁盘空间后再次运行批处理。',
      ],
    },
  },
  NoImageError: {
    en: {
      what: 'The model answered without a picture: it refused the prompt, or wrote text only. `error.reason` is the model’s.',
      charged: 'It may have been charged (`maybe`), even though there is no picture.',
      todo: ['Change the prompt or the pictures: the same prompt is refused again.'],
    },
    zh: {
      what: '模型的回答中没有图片：它拒绝了提示词，或只返回了文字。`error.reason` 为模型给出的原因。',
      charged: '即使没有图片，也可能已经扣费（`maybe`）。',
      todo: ['修改提示词或图片：同样的提示词仍会被拒绝。'],
    },
  },
  TaskFailedError: {
    en: {
      what: 'The API says that the task failed. `error.apiMessage` is its reason.',
      charged: 'It is not documented whether a failed task is charged. Compare the credits.',
      todo: [
        'Look at the picture: no subject, damaged, or not what the model is for.',
        'Another photo may work; the same one rarely does.',
      ],
    },
    zh: {
      what: 'API 表示任务失败，`error.apiMessage` 为其原因。',
      charged: '没有文档说明失败的任务是否扣费，请核对点数。',
      todo: ['检查图片：没有主体、已损坏，或不适合该模型。', '换一张照片也许可行，同一张通常不行。'],
    },
  },
  TaskTimeoutError: {
    en: {
      what: 'The task did not end within the `timeout`. It may still run, and its result can be fetched later.',
      charged: 'The task was created, and may be charged (`maybe`).',
      todo: [
        'Do not send the picture again: `tasks.resume(error.taskId).result()` waits for the same task.',
        'Pass a longer `timeout`, in milliseconds.',
      ],
    },
    zh: {
      what: '任务未能在 `timeout` 之内结束。它可能仍在运行，稍后仍可取回结果。',
      charged: '任务已经创建，可能扣费（`maybe`）。',
      todo: [
        '不要再次发送图片：用 `tasks.resume(error.taskId).result()` 继续等待同一任务。',
        '传入更长的 `timeout`（毫秒）。',
      ],
    },
  },
  TimeoutError: {
    en: {
      what: 'The `timeout` of the call passed before a request that costs was sent, or a call that only reads took too long.',
      charged: 'Nothing.',
      todo: ['Pass a longer `timeout`, in milliseconds.', 'If the call waited for a free slot, run fewer at once.'],
    },
    zh: {
      what: '在会扣费的请求发出之前，调用的 `timeout` 已到；或只读的调用耗时过长。',
      charged: '没有扣费。',
      todo: ['传入更长的 `timeout`（毫秒）。', '如果调用是在等待空闲名额，请减少并发。'],
    },
  },
};
