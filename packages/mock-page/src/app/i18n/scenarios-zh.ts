const ERRORS: Readonly<Record<string, string>> = {
  '401': '密钥无效。',
  '402': '点数不足（409 的另一种说法）。',
  '403': '密钥被拒绝。',
  '404': '未找到。',
  '406': '文件超过旧的大小限制。',
  '407': '图片太小。',
  '409': '点数不足。',
  '413': '文件太大。',
  '415': '不支持的图片格式。',
  '422': '参数错误。',
  '429': '请求过多，没有说明何时可以重试。',
  '500': '服务器出错。',
  '501': '未提供此接口。',
  '502': '网关出错。',
  '503': '服务不可用。',
  '504': '网关超时。',
};

const OTHERS: Readonly<Record<string, string>> = {
  ok: '无论开启了什么，都不出错。',
  slow: '每个响应晚 2 到 3 秒。',
  'slow-body': '响应体以每秒 8 kB 的速度到达。',
  hang: '永远没有响应。',
  reset: '响应之前连接被切断。',
  'reset-body': '响应体传到一半时连接被切断。',
  truncated: '响应看起来完整，图片却只有一半。',
  'wrong-type': '响应自称是纯文本。',
  html: 'HTTP 200，却是网关的 HTML 页面。',
  'html-502': 'HTTP 502 的网关页面。',
  'broken-json': 'JSON 在中间断开。',
  'rate-limited': '连续两个请求返回 429 和 Retry-After: 1，之后正常。',
  'error-429-retry-after': '请求过多，带 Retry-After: 2。',
  'error-429-empty': '请求过多，响应体为空。',
  flaky: '每个操作的第一次调用返回 503，下一次正常。',
  'polls-fail': '前三次轮询正常，之后都返回 500。',
  'polls-recover': '第一次轮询正常，接着两次返回 502，之后正常。',
  stuck: '任务永远停在 65.71 %。',
  'task-failed': '任务失败，并说明原因。',
  'task-failed-minus-one': '任务失败，状态为 −1（另一种说法）。',
  'expired-link': '结果链接已失效。',
  'blocked-prompt': '模型拒绝提示词：HTTP 200，没有候选结果。',
  'text-only': '模型只返回文字，没有图片。',
  thoughts: '最终图片之前先返回思考过程与草稿图片。',
  'picture-failed': 'HTTP 200 中有一张图片失败。',
  storm: '由种子决定的风暴：约三分之一的请求会遇到延迟、错误、断线或损坏的响应。',
};

/** The Chinese description of a built-in scenario. Undefined for one that was added, which keeps its description as it was written. */
export function scenarioInChinese(name: string): string | undefined {
  const [, style, code = ''] = /^(error|envelope)-(\d{3})$/.exec(name) ?? [];
  const error = ERRORS[code];
  if (error !== undefined)
    return `${error}${style === 'error' ? '以 HTTP 状态码返回。' : 'HTTP 200，错误码在响应体中。'}`;
  return OTHERS[name];
}
