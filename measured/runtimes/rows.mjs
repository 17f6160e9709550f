// The rows of the table of runtimes, in both languages.
const columns = ['Node 20', 'Node 22', 'Node 24', 'Node 26', 'Bun', 'Deno', 'workerd', 'Chromium'];
const section = (rows) => ({ columns, rows, head: { en: ['what is tested'], zh: ['测试项'] } });

export const RUNTIMES = {
  files: section({
    'file-length': { en: 'length of an upload from a file', zh: '上传文件时如何声明长度' },
    'file-memory': {
      en: 'memory for a file of 200 MB, default `fetch`',
      zh: '上传 200 MB 文件的内存，默认 `fetch`',
    },
    'file-memory-no-redirect': {
      en: 'the same with `redirect: "error"`, as the SDK sends',
      zh: '同上，使用 `redirect: "error"`（SDK 的做法）',
    },
    'file-touched': { en: 'file touched after it was opened', zh: '打开后文件的修改时间变了' },
    'file-replaced': { en: 'file rewritten after it was opened', zh: '打开后文件内容被改写' },
    'sdk-file-touched': { en: 'the SDK: file touched', zh: 'SDK：文件的修改时间变了' },
    'stream-length': { en: 'length of a stream', zh: '上传流时如何声明长度' },
    'type-of-typeless': { en: 'content type of a Blob without one', zh: '无类型 Blob 的内容类型' },
  }),
  forms: section({
    'name-quotes': { en: 'file name `a"b.jpg` in a form', zh: '表单中的文件名 `a"b.jpg`' },
    'name-chinese': { en: 'file name `照片.jpg`', zh: '文件名 `照片.jpg`' },
    'name-newline': { en: 'file name with a line break', zh: '含换行的文件名' },
    'name-none': { en: 'Blob without a name', zh: '没有文件名的 Blob' },
  }),
  refusals: section({
    'early-413': { en: 'HTTP 413 at once, then the connection is closed', zh: '立即返回 413 并断开连接' },
    'sdk-early-413': { en: 'the SDK', zh: 'SDK' },
    'early-413-and-reads': { en: 'HTTP 413 at once, the rest is read', zh: '立即返回 413，但读完请求' },
    'sdk-early-413-and-reads': { en: 'the SDK', zh: 'SDK' },
    'redirect-blob': { en: 'redirect 307, the body is a Blob', zh: '307 重定向：Blob' },
    'redirect-form': { en: 'redirect 307, the body is a form', zh: '307 重定向：表单' },
    'redirect-stream': { en: 'redirect 307, the body is a stream', zh: '307 重定向：流' },
    'sdk-redirect': { en: 'the SDK', zh: 'SDK' },
    'http-407': { en: 'HTTP 407 from the server itself', zh: '服务器自身返回 407' },
    'sdk-http-407': { en: 'the SDK', zh: 'SDK' },
  }),
  broken: section({
    'upload-aborted': { en: 'abort in the middle of an upload', zh: '上传途中中止' },
    'sdk-upload-aborted': { en: 'the SDK', zh: 'SDK' },
    'download-aborted': { en: 'abort in the middle of a download', zh: '下载途中中止' },
    'kept-connection-idle': {
      en: 'POST after a pause in which the connection was closed',
      zh: '空闲后再 POST，期间连接已关闭',
    },
    'kept-connection-dies': {
      en: 'reused connection closed instead of a response',
      zh: '复用的连接未返回响应就被关闭',
    },
    'sdk-kept-connection-dies': { en: 'the SDK', zh: 'SDK' },
    'answer-short': { en: 'response shorter than its content-length', zh: '响应短于 content-length' },
    'sdk-answer-short': { en: 'the SDK', zh: 'SDK' },
    'answer-unframed': { en: 'response without a length, connection closed', zh: '响应无长度，以断开结束' },
    'answer-unfinished-chunks': { en: 'chunked response without its end', zh: '分块响应缺少结尾' },
  }),
  compression: section({
    'accept-encoding': { en: '`accept-encoding` as sent', zh: '发送的 `accept-encoding`' },
    gzip: { en: 'response in gzip', zh: 'gzip 响应' },
    deflate: { en: 'response in deflate (zlib)', zh: 'deflate 响应（zlib）' },
    'deflate-raw': { en: 'response in deflate (raw)', zh: 'deflate 响应（裸格式）' },
    br: { en: 'response in br', zh: 'br 响应' },
    zstd: { en: 'response in zstd', zh: 'zstd 响应' },
  }),
  proxies: section({
    'proxy-http': { en: '`HTTP_PROXY`, call to http', zh: '`HTTP_PROXY`，请求 http' },
    'proxy-https': {
      en: '`HTTPS_PROXY`, call to https, the proxy answers 407',
      zh: '`HTTPS_PROXY`，请求 https，代理返回 407',
    },
  }),
};
