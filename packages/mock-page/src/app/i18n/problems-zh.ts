/**
 * The journal's explanations in Chinese. The mock writes them in English, for logs and programs, and the page translates those
 * that it knows. `{}` matches any text; `{1}`, `{2}`, … insert the first, second, … of these. The first matching line is used.
 */
const SENTENCES: readonly (readonly [en: string, zh: string])[] = [
  // The key
  ['No key was sent.', '没有发送密钥。'],
  ['The X-API-Key header is empty.', '请求头 X-API-Key 为空。'],
  ['The Authorization header contains no key.', '请求头 Authorization 中没有密钥。'],
  ['The Authorization header is not of the form "Bearer <key>".', '请求头 Authorization 的格式不是“Bearer <密钥>”。'],
  ['This host ignores the header {}.', '此主机不读取请求头 {1}。'],
  ['The key belongs to no account of this mock.', '该密钥不属于此模拟服务的任何账号。'],
  [
    'The key of {} is for the cut-out hosts. The third-party models need another key (sk-…).',
    '{1} 的密钥属于抠图主机；第三方模型使用另外的密钥（sk-…）。',
  ],
  [
    'The key of {} is for the third-party models. The cut-out hosts need another key.',
    '{1} 的密钥属于第三方模型；抠图主机使用另外的密钥。',
  ],
  ['The key of {} is revoked.', '{1} 的密钥已被吊销。'],
  ['The key of {} is refused.', '{1} 的密钥被拒绝。'],
  [
    'An API key was sent to the host of result files. That host is not part of the API, so the key leaks.',
    '密钥被发送到了结果文件的主机，它不属于 API：密钥会因此泄露。',
  ],
  // The account
  ['{} has {} credits left; this costs {}.', '{1} 剩余 {2} 点，本次需要 {3} 点。'],
  ['{} has {} credits left; {} pictures cost {}.', '{1} 剩余 {2} 点，{3} 张图片需要 {4} 点。'],
  ['{} has {} tasks waiting or running; {} at once are allowed.', '{1} 有 {2} 个任务在排队或处理中，同时最多 {3} 个。'],
  // Faults
  ['The fault "{}" came too late for task {}, which has already ended.', '故障“{1}”来得太晚：任务 {2} 已经结束。'],
  // Where it went
  ['{} takes {}.', '{1} 只接受 {2}。'],
  ['This host has no path {}. The {} host has it.', '此主机没有路径 {1}，{2} 主机有。'],
  ['This host has no path {}.', '此主机没有路径 {1}。'],
  [
    'Failed to apply X-Mock-Scenario. There is no scenario named "{}". Did you mean "{}"?',
    '无法执行 X-Mock-Scenario：没有名为“{1}”的场景。是否指“{2}”？',
  ],
  [
    'Failed to apply X-Mock-Scenario. There is no scenario named "{}". Known are {}.',
    '无法执行 X-Mock-Scenario：没有名为“{1}”的场景。已有：{2}。',
  ],
  [
    'output_format is {}, which the mock cannot produce. It returns {}.',
    'output_format 的值为 {1}，模拟服务无法生成这种格式，返回的是 {2}。',
  ],
  // The body as a whole
  [
    'Options in the query string are not documented. Two public programs send them there.',
    '参数写在查询字符串中：见于两个程序，文档没有说明。',
  ],
  [
    'The body was sent compressed. Whether the live API accepts compressed bodies is not known.',
    '请求体经过压缩。没有资料说明线上接口是否会解压。',
  ],
  [
    'Content-Encoding is "{}". The mock decompresses only gzip and deflate. Send the body uncompressed.',
    'Content-Encoding 为“{1}”，这里只解压 gzip 与 deflate。请不要压缩请求体。',
  ],
  [
    'Content-Encoding is {}, but the body cannot be decompressed that way, or it is cut off.',
    'Content-Encoding 为 {1}，但请求体无法这样解压，或已被截断。',
  ],
  ['The body is larger than {} bytes.', '请求体超过 {1} 字节。'],
  ['The body was cut off: {}', '请求体中断：{1}'],
  ['The body ended early: {}', '请求体提前结束：{1}'],
  ['The client hung up while it was sending.', '客户端在发送过程中断开。'],
  ['The client sent nothing for {} seconds.', '客户端 {1} 秒没有发送数据。'],
  ['The body is not JSON: it is empty', '请求体不是 JSON：它是空的'],
  ['The body is not JSON: it is empty. Send {}', '请求体不是 JSON：它是空的。请发送 {1}'],
  ['The body is not JSON: {}. Send Content-Type: {}', '请求体不是 JSON：{1}。请发送 Content-Type: {2}'],
  ['The body is not JSON: {}', '请求体不是 JSON：{1}'],
  ['The body is JSON, but not an object.', '请求体是 JSON，但不是对象。'],
  ['The body is JSON, but Content-Type says {}.', '请求体是 JSON，但 Content-Type 写的是 {1}。'],
  ['The body is nested more than {} levels deep.', '请求体的嵌套超过 {1} 层。'],
  [
    'The body cannot be checked against the spec ({}). Is it nested very deeply?',
    '无法按文档检查请求体（{1}）：是否嵌套过深？',
  ],
  [
    'The content type "{}" is not a form. Send {} (a file) or {} (a link or base64).',
    '内容类型“{1}”不是表单。请发送 {2}（文件）或 {3}（链接或 base64）。',
  ],
  [
    'The fields of the form, without the picture, have more than {} characters.',
    '除图片外，表单各字段合计超过 {1} 个字符。',
  ],
  ['The form has more than {} fields.', '表单的字段超过 {1} 个。'],
  [
    'A part of the multipart body has no name: its Content-Disposition is missing or broken.',
    'multipart 请求体中有一部分没有名称：它的 Content-Disposition 缺失或损坏。',
  ],
  [
    'The multipart body is broken: {}. Does the boundary in Content-Type ({}) match the one in the body? {}',
    'multipart 请求体已损坏：{1}。Content-Type 中的 boundary（{2}）与请求体中的是否一致？请让 HTTP 库自己设置 Content-Type。',
  ],
  [
    'The lines of the multipart body end with LF instead of CRLF. {}',
    'multipart 请求体的行只以 LF 结尾，应为 CRLF。请让 HTTP 库来写请求体。',
  ],
  [
    'Content-Type is multipart/form-data, but has no usable boundary. {}',
    'Content-Type 为 multipart/form-data，但没有可用的 boundary。请让 HTTP 库自己设置这个请求头。',
  ],
  ['The urlencoded body is not UTF-8 text.', '请求体不是 UTF-8 文本。'],
  ['The field {} is not UTF-8 text.', '字段 {1} 不是 UTF-8 文本。'],
  // Fields
  ['model_key is missing.', '缺少 model_key。'],
  ['model_key is {}, but the task was created with {}.', 'model_key 为 {1}，但任务创建时用的是 {2}。'],
  ['{} is not a model of {}, which accepts {}. {} accepts it.', '{1} 不是 {2} 的模型，它接受 {3}。{4} 接受这个模型。'],
  ['{} is not a model of {}, which accepts {}.', '{1} 不是 {2} 的模型，它接受 {3}。'],
  ['{} looks like a typo of {}.', '{1} 像是 {2} 的笔误。'],
  ['{} is not a documented field of this call.', '{1} 不是此接口的字段，文档中没有。'],
  ['{} is ignored, because {} was sent.', '已有 {2}，{1} 被忽略。'],
  ['{} was sent {} times. The mock uses the last one.', '{1} 发送了 {2} 次，这里以最后一个为准。'],
  ['{} inside {} is not documented.', '在 {2} 中使用 {1}，文档没有说明。'],
  ['{} is empty, but must be one of {}.', '{1} 为空，只能是 {2} 之一。'],
  ['{} is empty, but must be {}.', '{1} 为空，必须是 {2}。'],
  ['{} is empty, which does not match {}.', '{1} 为空，不符合格式 {2}。'],
  ['{} is {}, but must be one of {}, or match {}.', '{1} 的值为 {2}，只能是 {3} 之一，或符合格式 {4}。'],
  ['{} is {}, but must be one of {}.', '{1} 的值为 {2}，只能是 {3} 之一。'],
  ['{} is {}, but must be at least {}.', '{1} 的值为 {2}，不能小于 {3}。'],
  ['{} is {}, but must be at most {}.', '{1} 的值为 {2}，不能大于 {3}。'],
  ['{} is {}, but must be {}.', '{1} 的值为 {2}，必须是 {3}。'],
  ['{} is {}, which does not match {}.', '{1} 的值为 {2}，不符合格式 {3}。'],
  ['image is missing: send at least one picture as a file.', '缺少 image：请至少以文件形式发送一张图片。'],
  ['{} pictures were sent. The limit is {}.', '发送了 {1} 张图片，最多 {2} 张。'],
  ['{} has more than {} bytes.', '{1} 超过 {2} 字节。'],
  ['The mask is ignored: the mock changes the whole picture.', '蒙版（mask）被忽略：模拟服务修改整张图片。'],
  ['{} are missing in {}.', '{2} 中缺少 {1}。'],
  ['{} is missing in {}.', '{2} 中缺少 {1}。'],
  ['{} are missing.', '缺少 {1}。'],
  ['{} is missing.', '缺少 {1}。'],
  ['{} is not valid: {}', '{1} 不符合要求：{2}'],
  // The task
  ['Task {} belongs to another account.', '任务 {1} 属于另一个账号。'],
  [
    'There is no task {}. Tasks are forgotten when the mock restarts without a state file.',
    '没有任务 {1}。没有状态文件时，模拟服务重启后会忘记任务。',
  ],
  // The link
  ['The link has expired.', '链接已过期。'],
  [
    'There is no file under this link. It may have been removed to make room for newer results.',
    '此链接下没有文件（或已被较新的结果取代）。',
  ],
  [
    'The link points to this mock, but its file has expired or never existed.',
    '这是此模拟服务的链接，但已过期或不存在。',
  ],
  ['The picture behind the link could not be fetched: {}', '无法获取链接中的图片：{1}'],
  // The picture
  [
    'The picture part is named image. Whether the live API accepts that name is not known.',
    '图片字段名为 image，线上接口是否接受尚不清楚。',
  ],
  ['The picture is missing: {} accepts {}.', '缺少图片：{1} 接受 {2}。'],
  ['{} does not accept {}. It accepts {}.', '{1} 不接受 {2}，它接受 {3}。'],
  ['The picture has {} bytes. The limit is {}.', '图片有 {1} 字节，最多 {2} 字节。'],
  ['The picture is {}; each side must have at least {} px.', '图片为 {1}，每边至少 {2} 像素。'],
  ['The picture is {}; at most {} pixels.', '图片为 {1}，最多 {2} 像素。'],
  ['The picture is {}; at most {} px.', '图片为 {1}，最大 {2} 像素。'],
  [
    'This model needs a picture with transparency, such as a cut-out. This one has none.',
    '此模型需要带透明通道的图片（例如先前的抠图结果），而这张没有。',
  ],
  [
    'A shadow needs a picture with a transparent background: cut it out first.',
    '生成阴影需要透明背景的图片：请先抠图。',
  ],
  ['The file is empty. Supported formats: png, jpg, jpeg and webp.', '文件为空。支持的格式：png、jpg、jpeg、webp。'],
  [
    'The file is not a picture. Supported formats: png, jpg, jpeg and webp.',
    '文件不是图片。支持的格式：png、jpg、jpeg、webp。',
  ],
  ['The file is {}. Supported formats: png, jpg, jpeg and webp.', '文件是 {1}。支持的格式：png、jpg、jpeg、webp。'],
  ['The picture ends inside its header. Was the upload cut short?', '图片在文件头处中断，上传是否不完整？'],
  ["The picture's header gives no usable size ({}).", '图片文件头中的尺寸不可用（{1}）。'],
  ['The PNG does not start with an IHDR chunk.', 'PNG 没有以 IHDR 数据块开头。'],
  [
    'The PNG is in Apple’s own form for iOS apps (CgBI). Save it as a standard PNG.',
    '该 PNG 采用 Apple 为 iOS 应用定制的格式（CgBI）。请另存为标准 PNG。',
  ],
  ['The JPEG has no frame header.', 'JPEG 中没有帧头。'],
  ['The JPEG is {}. Save it as a standard JPEG.', 'JPEG 的编码方式不受支持（{1}）。请另存为标准 JPEG。'],
  [
    'The JPEG has {} bits a channel; only 8 are supported. Save it as a standard JPEG.',
    'JPEG 每个通道 {1} 位，仅支持 8 位。请另存为标准 JPEG。',
  ],
  [
    'The JPEG has {} channels; 1 (grey), 3 (colour) and 4 (CMYK) are supported. Save it as a standard JPEG.',
    'JPEG 有 {1} 个通道，支持 1（灰度）、3（彩色）或 4（CMYK）个。请另存为标准 JPEG。',
  ],
  [
    'The JPEG gives its height after the pixels (DNL). Save it as a standard JPEG.',
    'JPEG 的高度写在像素数据之后（DNL）。请另存为标准 JPEG。',
  ],
  ['"{}" is not a ratio such as {}.', '“{1}”不是 {2} 这样的宽高比。'],
  ['"{}" is not a hex colour such as {}.', '“{1}”不是 {2} 这样的十六进制颜色。'],
  [
    'Cannot generate {} px: the sides or the number of pixels are out of range.',
    '无法生成 {1} 像素的图片：边长或像素总数超出范围。',
  ],
  ['{} must be a whole number within {} (got {}).', '{1} 必须是 {2} 之间的整数（收到 {3}）。'],
  ['{} must be a whole number of pixels, at least {} (got {}).', '{1} 必须是不小于 {2} 的整数像素（收到 {3}）。'],
  ['{} must be within {} (got {}).', '{1} 必须在 {2} 之间（收到 {3}）。'],
  ['{} must be {} (got {}).', '{1} 必须是 {2}（收到 {3}）。'],
  ['The extended picture would have {} px.', '扩展后的图片将达到 {1} 像素，过大。'],
  ['The enlarged picture would have {} px.', '放大后的图片将达到 {1} 像素，过大。'],
  [
    'The picture is a lossless WebP of {} px. {} Save it as PNG, JPEG or a lossy WebP.',
    '图片是 {1} 像素的无损 WebP，读取它占用的内存过多。请另存为 PNG、JPEG 或有损 WebP。',
  ],
  [
    'The result would be a WebP of {} px. {} Ask for PNG, or send a smaller picture.',
    '结果将是 {1} 像素的 WebP，生成它占用的内存过多。请改用 PNG，或发送较小的图片。',
  ],
  ['The thread that makes large pictures broke: {}', '生成大图的线程中断：{1}'],
  [
    'The result has too much detail for a WebP of its size: {}. Ask for PNG, or send a smaller picture.',
    '结果的细节过多，无法编码为这么大的 WebP：{1}。请改用 PNG，或发送较小的图片。',
  ],
  ['The {} cannot be decoded: {}', '{1} 图片无法解码：{2}'],
  ['The {} cannot be decoded by this browser.', '此浏览器无法解码 {1} 图片。'],
  ['The picture is placeholder text from the documentation. It is ignored.', '图片是文档中的占位文字，已忽略。'],
  ['The picture is a data URI. Only plain base64 is documented.', '图片是 data URI；文档中只写 base64 本身。'],
  ['{} is not a documented ratio.', '文档没有列出宽高比 {1}。'],
  ['{} is not a documented size.', '文档没有列出尺寸 {1}。'],
  ['{} has {} items. At least {} are required.', '{1} 有 {2} 项，至少需要 {3} 项。'],
  ['{} has {} items. At most {} are accepted.', '{1} 有 {2} 项，最多 {3} 项。'],
  ['{} is empty.', '{1} 为空。'],
  ['{} is not a ratio. The result gets the ratio of the input.', '{1} 不是宽高比，图片采用输入图片的比例。'],
  ['size is {}, which is {} pixels. At least {} are required.', 'size 为 {1}，共 {2} 像素，至少需要 {3} 像素。'],
  ['size is {}, which is {} pixels. At most {} are accepted.', 'size 为 {1}，共 {2} 像素，最多 {3} 像素。'],
  ['size is {}. One side may be at most {} times the other.', 'size 为 {1}，两边最多相差 {2} 倍。'],
  ['{} is {}. One side may be at most {} times the other.', '{1} 为 {2}，两边最多相差 {3} 倍。'],
  ['The base64 text is empty.', 'base64 文本为空。'],
  ['The base64 text is cut off: base64 never has this length.', 'base64 文本不完整：长度不对。'],
  [
    'The base64 text contains spaces instead of +. {}',
    'base64 文本中应为 + 的位置是空格：在 urlencoded 请求体中 + 必须写成 %2B。请让 HTTP 库编码表单。',
  ],
  ['The base64 text contains an invalid character at position {}.', 'base64 文本的第 {1} 个位置有 base64 之外的字符。'],
  ['The data URI must start like {}', 'data URI 的开头应形如 {1}'],
  ['The mock itself failed. Please report this defect: {}', '模拟服务自身出错，这是它的缺陷：{1}'],
  // What to do
  ['rename {} to {}', '将 {1} 改名为 {2}'],
  ['leave {} out', '去掉 {1}'],
  ['send it once', '只发送一次'],
  ['send {} or {}', '发送 {1} 或 {2}'],
  ['put them into the body', '将它们放入请求体'],
  ['send the body uncompressed', '不要压缩请求体'],
  ['switch the fault on before the task ends', '请在任务结束之前打开故障'],
  ['fetch result links without any key', '获取结果链接时不要发送密钥'],
  ['start the mock with this key, or use one of its accounts', '用这个密钥启动模拟服务，或使用它已有的账号'],
  ['send {}', '发送 {1}'],
];

const PATTERNS = SENTENCES.map(([en, zh]) => ({ parts: en.split('{}'), zh }));

const said = new Map<string, string | undefined>();
const REMEMBERED = 2000;

/** An explanation in Chinese; undefined if there is no translation. */
export function problemInChinese(text: string): string | undefined {
  if (!said.has(text)) {
    if (said.size >= REMEMBERED) said.clear();
    said.set(text, translate(text));
  }
  return said.get(text);
}

function translate(text: string): string | undefined {
  for (const { parts, zh } of PATTERNS) {
    const found = valuesIn(text, parts);
    if (found) return zh.replace(/\{(\d)\}/g, (_, number: string) => found[Number(number) - 1] ?? '');
  }
  return undefined;
}

/** The texts between the fixed parts of a sentence; undefined if the text is another sentence. */
function valuesIn(text: string, [first = '', ...others]: readonly string[]): string[] | undefined {
  if (!text.startsWith(first)) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const [index, part] of others.entries()) {
    const end = index === others.length - 1 ? text.length - part.length : text.indexOf(part, at);
    if (end < at || !text.startsWith(part, end)) return undefined;
    values.push(text.slice(at, end));
    at = end + part.length;
  }
  return at === text.length ? values : undefined;
}
