/**
 * The journal's explanations in Chinese. The mock writes them in English, for logs and programs, and the page translates those
 * that it knows. `{}` matches any text; `{1}`, `{2}`, … insert the first, second, … of these. The first matching line is used.
 */
const SENTENCES: readonly (readonly [en: string, zh: string])[] = [
  // The key
  ['No key was sent.', '没有发送密钥。'],
  ['The header X-API-Key is empty.', '请求头 X-API-Key 为空。'],
  ['The header Authorization holds no key.', '请求头 Authorization 中没有密钥。'],
  ['The header Authorization is not of the form "Bearer <key>".', '请求头 Authorization 的格式不是“Bearer <密钥>”。'],
  ['This host does not read the header {}.', '此主机不读取请求头 {1}。'],
  ['The key belongs to no account of this mock.', '该密钥不属于此模拟服务的任何账号。'],
  [
    'The key of {} is one of the matting hosts; the third-party models have keys of their own (sk-…).',
    '{1} 的密钥属于抠图主机；第三方模型使用另外的密钥（sk-…）。',
  ],
  [
    'The key of {} is one of the third-party models; the matting hosts have keys of their own.',
    '{1} 的密钥属于第三方模型；抠图主机使用另外的密钥。',
  ],
  ['The key of {} is revoked.', '{1} 的密钥已被吊销。'],
  ['The key of {} is refused.', '{1} 的密钥被拒绝。'],
  [
    'An API key was sent to the host of the results, which is not one of the API: keys leak this way.',
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
  ['This host has no path {}. The {} host has.', '此主机没有路径 {1}，{2} 主机有。'],
  ['This host has no path {}.', '此主机没有路径 {1}。'],
  [
    'Failed to play X-Mock-Scenario. There is no scenario named "{}". Did you mean "{}"?',
    '无法执行 X-Mock-Scenario：没有名为“{1}”的场景。是否指“{2}”？',
  ],
  [
    'Failed to play X-Mock-Scenario. There is no scenario named "{}". Known are {}.',
    '无法执行 X-Mock-Scenario：没有名为“{1}”的场景。已有：{2}。',
  ],
  [
    'output_format is {}, which this mock cannot make; it answers {}.',
    'output_format 的值为 {1}，模拟服务无法生成这种格式，返回的是 {2}。',
  ],
  // The body as a whole
  [
    'Options in the query string: seen in two programs, not documented.',
    '参数写在查询字符串中：见于两个程序，文档没有说明。',
  ],
  [
    'The body was sent packed. No source tells whether the live API unpacks request bodies.',
    '请求体经过压缩。没有资料说明线上接口是否会解压。',
  ],
  [
    'Content-Encoding is "{}"; only gzip and deflate are unpacked here. Send the body as it is.',
    'Content-Encoding 为“{1}”，这里只解压 gzip 与 deflate。请不要压缩请求体。',
  ],
  [
    'The body is not {}, though Content-Encoding says so, or it is cut off.',
    '请求体不是 Content-Encoding 所说的 {1}，或已被截断。',
  ],
  ['The body is larger than {} bytes.', '请求体超过 {1} 字节。'],
  ['The body broke off: {}', '请求体中断：{1}'],
  ['The body ended early: {}', '请求体提前结束：{1}'],
  ['The client hung up while it was sending.', '客户端在发送过程中断开。'],
  ['The client sent nothing for {} seconds.', '客户端 {1} 秒没有发送数据。'],
  ['The body is no JSON: it is empty', '请求体不是 JSON：它是空的'],
  ['The body is no JSON: it is empty. Send {}', '请求体不是 JSON：它是空的。请发送 {1}'],
  ['The body is no JSON: {}. Send Content-Type: {}', '请求体不是 JSON：{1}。请发送 Content-Type: {2}'],
  ['The body is no JSON: {}', '请求体不是 JSON：{1}'],
  ['The body is JSON, but no object.', '请求体是 JSON，但不是对象。'],
  ['The body is JSON, but Content-Type says {}.', '请求体是 JSON，但 Content-Type 写的是 {1}。'],
  ['The body is nested more than {} levels deep.', '请求体的嵌套超过 {1} 层。'],
  [
    'The body cannot be held to the documents ({}): is it nested very deeply?',
    '无法按文档检查请求体（{1}）：是否嵌套过深？',
  ],
  [
    'The content type "{}" is no form. Send {} (a file) or {} (a link or base64).',
    '内容类型“{1}”不是表单。请发送 {2}（文件）或 {3}（链接或 base64）。',
  ],
  ["The form's fields, the picture aside, have more than {} characters.", '除图片外，表单各字段合计超过 {1} 个字符。'],
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
    'The multipart body ends its lines with LF alone, where CRLF belongs. {}',
    'multipart 请求体的行只以 LF 结尾，应为 CRLF。请让 HTTP 库来写请求体。',
  ],
  [
    'Content-Type says multipart/form-data without a usable boundary. {}',
    'Content-Type 为 multipart/form-data，但没有可用的 boundary。请让 HTTP 库自己设置这个请求头。',
  ],
  ['The urlencoded body is not UTF-8 text.', '请求体不是 UTF-8 文本。'],
  ['The field {} is not UTF-8 text.', '字段 {1} 不是 UTF-8 文本。'],
  // Fields
  ['model_key is missing.', '缺少 model_key。'],
  ['model_key is {}, but the task was created with {}.', 'model_key 为 {1}，但任务创建时用的是 {2}。'],
  ['{} is no model of {}, which takes {}. {} takes it.', '{1} 不是 {2} 的模型，它接受 {3}。{4} 接受这个模型。'],
  ['{} is no model of {}, which takes {}.', '{1} 不是 {2} 的模型，它接受 {3}。'],
  ['{} looks like a slip of the pen for {}.', '{1} 像是 {2} 的笔误。'],
  ['{} is no field of this call; the documents do not know it.', '{1} 不是此接口的字段，文档中没有。'],
  ['{} is left aside, since {} is sent.', '已有 {2}，{1} 被忽略。'],
  ['{} was sent {} times; the last one counts here.', '{1} 发送了 {2} 次，这里以最后一个为准。'],
  ['{} inside {} is not documented.', '在 {2} 中使用 {1}，文档没有说明。'],
  ['{} is empty, but must be one of {}.', '{1} 为空，只能是 {2} 之一。'],
  ['{} is empty, but must be {}.', '{1} 为空，必须是 {2}。'],
  ['{} is empty, which does not look like {}.', '{1} 为空，不符合格式 {2}。'],
  ['{} is {}, but must be one of {}, or look like {}.', '{1} 的值为 {2}，只能是 {3} 之一，或符合格式 {4}。'],
  ['{} is {}, but must be one of {}.', '{1} 的值为 {2}，只能是 {3} 之一。'],
  ['{} is {}, but must be at least {}.', '{1} 的值为 {2}，不能小于 {3}。'],
  ['{} is {}, but must be at most {}.', '{1} 的值为 {2}，不能大于 {3}。'],
  ['{} is {}, but must be {}.', '{1} 的值为 {2}，必须是 {3}。'],
  ['{} is {}, which does not look like {}.', '{1} 的值为 {2}，不符合格式 {3}。'],
  ['{} are missing in {}.', '{2} 中缺少 {1}。'],
  ['{} is missing in {}.', '{2} 中缺少 {1}。'],
  ['{} are missing.', '缺少 {1}。'],
  ['{} is missing.', '缺少 {1}。'],
  ['{} does not fit: {}', '{1} 不符合要求：{2}'],
  // The task
  ['Task {} belongs to another account.', '任务 {1} 属于另一个账号。'],
  [
    'There is no task {}. Tasks are forgotten when the mock restarts without a state file.',
    '没有任务 {1}。没有状态文件时，模拟服务重启后会忘记任务。',
  ],
  // The link
  ['The link has expired.', '链接已过期。'],
  [
    'Nothing is or was kept under this link (or it made room for newer results).',
    '此链接下没有文件（或已被较新的结果取代）。',
  ],
  ['The link is one of this mock, but it has expired or never was.', '这是此模拟服务的链接，但已过期或不存在。'],
  ['The picture behind the link could not be fetched: {}', '无法获取链接中的图片：{1}'],
  // The picture
  [
    'The picture part is named image; whether the live API takes that is not known.',
    '图片字段名为 image，线上接口是否接受尚不清楚。',
  ],
  ['The picture is missing: {} takes {}.', '缺少图片：{1} 接受 {2}。'],
  ['{} does not take {}; it takes {}.', '{1} 不接受 {2}，它接受 {3}。'],
  ['The picture has {} bytes; at most {} are taken.', '图片有 {1} 字节，最多 {2} 字节。'],
  ['The picture is {}; each side must have at least {} px.', '图片为 {1}，每边至少 {2} 像素。'],
  ['The picture is {}; at most {} pixels.', '图片为 {1}，最多 {2} 像素。'],
  ['The picture is {}; at most {} px.', '图片为 {1}，最大 {2} 像素。'],
  [
    'This model wants a picture with transparency, such as an earlier cut-out; this one has none.',
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
  ['The {} cannot be decoded: {}', '{1} 图片无法解码：{2}'],
  ['The {} cannot be decoded by this browser.', '此浏览器无法解码 {1} 图片。'],
  [
    'The picture is a placeholder in words, as in the documentation; it is left out.',
    '图片是文档中的占位文字，已忽略。',
  ],
  ['The picture is a data URI; documented is the base64 alone.', '图片是 data URI；文档中只写 base64 本身。'],
  ['{} is a ratio that the documents do not list.', '文档没有列出宽高比 {1}。'],
  ['{} is a size that the documents do not list.', '文档没有列出尺寸 {1}。'],
  ['{} has {} items; at least {} are asked for.', '{1} 有 {2} 项，至少需要 {3} 项。'],
  ['{} has {} items; at most {} are taken.', '{1} 有 {2} 项，最多 {3} 项。'],
  ['{} is empty.', '{1} 为空。'],
  ['{} is no ratio; the picture takes that of the input.', '{1} 不是宽高比，图片采用输入图片的比例。'],
  ['size is {}, {} pixels in all; at least {} are asked for.', 'size 为 {1}，共 {2} 像素，至少需要 {3} 像素。'],
  ['size is {}, {} pixels in all; at most {} are taken.', 'size 为 {1}，共 {2} 像素，最多 {3} 像素。'],
  ['size is {}; the sides may differ {}-fold at most.', 'size 为 {1}，两边最多相差 {2} 倍。'],
  ['{} is {}; the sides may differ {}-fold at most.', '{1} 为 {2}，两边最多相差 {3} 倍。'],
  ['The base64 text is empty.', 'base64 文本为空。'],
  ['The base64 text is cut off: its length fits no number of bytes.', 'base64 文本不完整：长度不对。'],
  [
    'The base64 text has spaces where a + belongs: {}',
    'base64 文本中应为 + 的位置是空格：在 urlencoded 请求体中 + 必须写成 %2B。请让 HTTP 库编码表单。',
  ],
  [
    'The base64 text has a character that base64 does not know, at position {}.',
    'base64 文本的第 {1} 个位置有 base64 之外的字符。',
  ],
  ['The data URI does not begin like {}', 'data URI 的开头应形如 {1}'],
  ['The mock itself failed, which is a defect of it: {}', '模拟服务自身出错，这是它的缺陷：{1}'],
  // What to do
  ['rename {} to {}', '将 {1} 改名为 {2}'],
  ['leave {} out', '去掉 {1}'],
  ['send it once', '只发送一次'],
  ['send {} or {}', '发送 {1} 或 {2}'],
  ['put them into the body', '将它们放入请求体'],
  ['send the body as it is', '不要压缩请求体'],
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
