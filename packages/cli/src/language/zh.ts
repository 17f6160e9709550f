import type { en } from './en.js';
import { systemError, translateUsage } from './system.js';
import { zhHelp, zhOptions } from './zh-help.js';

const credits = (count: number | undefined) => (count === undefined ? '价格未知' : `约 ${count} 点`);
const STATES: Readonly<Record<string, string>> = {
  queued: '排队中',
  running: '处理中',
  done: '已完成',
  failed: '失败',
};

/** Every sentence of the command in Chinese. */
export const zh: typeof en = {
  help: zhHelp,
  options: zhOptions,
  systemError: (error) => systemError(error, 'zh'),
  wayOut(name) {
    switch (name) {
      case 'AuthenticationError':
        return '密钥无效。用 koukoutu doctor 检查，或用 koukoutu login 换一个。';
      case 'PermissionError':
        return '密钥没有权限，或账号没有点数。';
      case 'InsufficientCreditsError':
        return '点数不足。充值后重新运行同一条命令，会从停下的地方继续。';
      case 'ConnectionError':
        return '连接失败。koukoutu doctor 会指出哪里不通。';
      case 'AmbiguousSubmitError':
        return '请求可能已经扣费。请用 koukoutu credits 核对；--repeat-unknown 会再发送一次。';
      case 'NotFoundError':
        return '任务、模型或路径不存在。';
      case 'UnsupportedFormatError':
        return '图片格式不支持：只支持 png、jpg、webp。未发送。';
      case 'ImageTooLargeError':
        return '图片太大。';
      case 'ImageTooSmallError':
        return '图片太小。';
      case 'InvalidRequestError':
        return '参数或图片不符合要求。';
      case 'TaskFailedError':
        return '任务失败。';
      case 'RateLimitError':
        return '请求太频繁。请重新运行同一条命令，不会重复付费。';
      case 'TaskTimeoutError':
      case 'TimeoutError':
        return '超时。请重新运行同一条命令，不会重复付费。';
      case 'ServerError':
        return '服务端出错。请重新运行同一条命令，不会重复付费。';
      default:
        return '';
    }
  },
  usage: {
    translate: (text) => translateUsage(text, 'zh'),
    number(minimum, maximum, whole) {
      const kind = whole ? '整数' : '数字';
      return maximum === Infinity
        ? `必须是不小于 ${minimum} 的${kind}。`
        : `必须是 ${minimum} 到 ${maximum} 的${kind}。`;
    },
    field: '格式应为 名称=值。',
  },
  config: {
    unreadable: (file, why) => `无法读取配置 ${file}：${why}`,
    unwritable: (file, why) => `无法写入配置 ${file}：${why}`,
    damaged: (file) => `配置文件 ${file} 已损坏。请删除后重新运行 koukoutu login。`,
    noProfile: (name, known) =>
      `没有名为“${name}”的配置。${known.length === 0 ? '还没有保存任何配置' : `已保存：${known.join('、')}`}；koukoutu login --profile ${name} 可以添加。`,
    noKey: (key) =>
      key === 'apiKey'
        ? '没有 API 密钥。请运行 koukoutu login，或设置 KOUKOUTU_API_KEY，或使用 --api-key。'
        : '没有第三方模型的密钥。请运行 koukoutu login --models，或设置 KOUKOUTU_MODELS_API_KEY，或使用 --models-api-key。',
    badBaseUrl: (url) => `--base-url 必须是 http(s) 地址（收到“${url}”）。`,
  },
  inputs: {
    none: '没有输入。请给出文件、文件夹、通配符或链接，或用 --from-list 给出列表。',
    noSuchFile: '没有这个文件或文件夹',
    notAFile: '既不是文件也不是文件夹',
    badLink: '不是有效的链接',
    emptyFolder: (recursive) =>
      recursive ? '文件夹及其子文件夹里没有图片' : '文件夹里没有图片；--recursive 会包括子文件夹',
    noMatch: '没有匹配的文件',
    formatNotTaken: (extension) => `API 不支持 ${extension}；只支持 png、jpg、webp`,
    stdinTwice: '“-”只能出现一次。',
    stdinEmpty: '标准输入是空的，需要一张图片。',
    stdinIsTerminal: '“-”从标准输入读取图片，例如：koukoutu cutout - -o out < shirt.jpg',
    listUnreadable: (file, why) => `无法读取列表 ${file}：${why}`,
    listNoText: (file) => `列表 ${file} 不是 UTF-8 文本。`,
    listEmpty: (file) => `列表 ${file} 是空的。`,
  },
  names: {
    unknownPlaceholder: (name, known) =>
      `--name：未知的占位符 {${name}}。可用：${known.map((each) => `{${each}}`).join(' ')}。`,
    leavesFolder: (template) => `--name “${template}”必须留在结果文件夹内：不能有“..”，也不能是绝对路径。`,
    noExtension: (template) => `--name “${template}”必须以 .{ext} 结尾。`,
    notDistinct: (template) => `--name “${template}”会让所有结果同名。请加上 {name}、{index} 或 {task}。`,
  },
  output: {
    stdoutNeedsOne: '-o - 只能把一张图片写到标准输出，所以只能有一个输入。',
    stdoutAlone: '-o - 不能与 --json 或 --manifest 一起使用：标准输出用来传图片。',
    isFile: (place) => `${place} 是文件。-o 需要一个存放结果的文件夹。`,
    oneFileForMany: (place) => `${place} 是一张图片的名字，但结果可能有多张。-o 需要文件夹。`,
    unusable: (place, why) => `无法写入 ${place}：${why}`,
    exists: (place) => `${place} 已存在。--force 会覆盖它。`,
  },
  after: {
    noSharp: '--to 和 --background 需要图像库 sharp：npm install -g sharp',
    badPicture: (file) => `--background：${file} 不是可以读取的图片。`,
    badBackground: (text) => `--background：“${text}”既不是 #ffffff 这样的颜色，也不是文件。`,
  },
  watch: {
    needsFolder: '--watch 需要一个要监视的文件夹。',
    started: (folders) => `正在监视 ${folders.join('、')}。按 Ctrl-C 停止。`,
  },
  price: {
    credits,
    ask: (count, total) => `将发送 ${count} 张图片，${credits(total)}。继续吗？`,
    force: (count, total) => `--force 会重新生成 ${count} 张图片并付费：${credits(total)}。`,
  },
  ask: { yesNo: '[y/N]' },
  dryRun: {
    send: '发送',
    skip: '跳过',
    restore: '取回',
    duplicate: '复制',
    refused: '拒绝',
    like: (label) => `与 ${label} 相同`,
    fromTask: (id) => `任务 ${id} 的结果，免费`,
    summary: (counts, total) =>
      `将发送 ${counts.send} 张，${credits(total)}；跳过 ${counts.skip}，取回 ${counts.restore}，复制 ${counts.duplicate}，拒绝 ${counts.refused}。没有发送任何内容。`,
  },
  report: {
    alreadyThere: '已存在',
    otherOptions: '已存在，但选项不同；--force 会重新生成',
    duplicate: '图片相同，已复制',
    reason(words, error) {
      if (error.name === 'NotFoundError') return `${words}${zh.report.resultGone}`;
      if (error.name !== 'AmbiguousSubmitError' || error.operation !== 'batch') return words;
      return '之前的运行已发送，但在收到响应前被中断，可能已经扣费。请用 koukoutu credits 核对；--repeat-unknown 会再发送一次。';
    },
    resultGone: '之前的运行已经付费，但结果已经取不到了；--force 会重新生成并再次付费。',
    sending: '等待中',
    queued: (position) => (position === 0 ? '排在队首' : `前面还有 ${position} 个`),
    rate: (perSecond) => (perSecond >= 1 ? `${perSecond.toFixed(1)} 张/秒` : `${(perSecond * 60).toFixed(1)} 张/分`),
    timeLeft: (time) => `还需 ${time}`,
    spent: (count) => `≈${Number(count.toFixed(2))} 点`,
    attention: (count) => `${count} 张图片没有结果：`,
    summary({ done, skipped, duplicates, refused, failed, notStarted, creditsSpent }, time) {
      const parts = [`完成 ${done}`];
      if (duplicates > 0) parts.push(`复制 ${duplicates}`);
      if (skipped > 0) parts.push(`已存在 ${skipped}`);
      if (refused > 0) parts.push(`拒绝 ${refused}`);
      if (failed > 0) parts.push(`失败 ${failed}`);
      if (notStarted > 0) parts.push(`未开始 ${notStarted}`);
      const price = creditsSpent === null || creditsSpent === 0 ? '' : `，${credits(creditsSpent)}`;
      return `${parts.join('，')}；用时 ${time}${price}。`;
    },
  },
  stopped: {
    interrupted: '已中断。',
    'out-of-credits': '账号的点数已用完：不再开始新的图片。',
    'max-credits': '已达到 --max-credits：不再开始新的图片。提高上限后重新运行同一条命令即可继续。',
    key: 'API 密钥被拒绝：不再开始新的图片。',
    disk: '结果无法写入：不再开始新的图片。腾出空间后重新运行同一条命令，已付费的结果会免费取回。',
    unreachable: '服务无法连接：不再开始新的图片。稍后重新运行同一条命令即可继续。',
  },
  interrupt: {
    gentle: '正在停止：进行中的图片会处理完。再按一次 Ctrl-C 立即中止。',
    hard: '已中止。',
    mayStillRun: (label, id) => `${label}：任务 ${id} 可能仍在运行。重新运行同一条命令会取回结果，不会重复付费。`,
    taskGoesOn: (id) => `任务 ${id} 可能仍在运行；koukoutu task ${id} 可以再次等待。`,
    generate: '请求可能已经扣费。再按一次 Ctrl-C 立即中止。',
  },
  credits: {
    left: (count, vip) => `剩余 ${count} 点${vip > 0 ? `，另有 VIP ${vip} 点` : ''}。`,
  },
  task: {
    name: (id) => `任务 ${id}`,
    state: (id, { state, progress, position, message }) =>
      [
        `任务 ${id}：${STATES[state] ?? state}`,
        state === 'running' ? `${progress} %` : '',
        position === null ? '' : `前面还有 ${position} 个`,
        message ?? '',
      ]
        .filter(Boolean)
        .join('，'),
  },
  generate: {
    notForModel: (flag, model) => `${flag} 不是 ${model} 的选项。`,
    oneFailed: (number, message) => `第 ${number} 张失败：${message}`,
  },
  login: {
    prompt: (setting) => (setting === 'apiKey' ? 'API 密钥（不显示）：' : '第三方模型的密钥（不显示）：'),
    empty: '没有输入密钥。',
    malformed: '这不是密钥：含有空格、换行或无法发送的字符。',
    stored: (profile, file) => `已保存为配置“${profile}”：${file}`,
    removed: (profile, file) => `已从 ${file} 删除配置“${profile}”。`,
    listed: (name, key, models, baseUrl) =>
      [name, key ? 'API 密钥' : '', models ? '模型密钥' : '', baseUrl ?? ''].filter(Boolean).join('  '),
  },
  mock: {
    notInstalled: (name) => `模拟服务是单独的包。安装：npm install -g ${name}`,
  },
  doctor: {
    node: (version) => `Node ${version}`,
    keyFrom: (name, origin, profile) =>
      `${name}：来自${origin === 'flag' ? '命令行' : origin === 'environment' ? '环境变量' : `配置“${profile}”`}`,
    noModelsKey: '没有第三方模型的密钥；只有 generate 需要它。',
    howModelsKey: 'koukoutu login --models',
    openFile: (file) => `其他用户可以读取 ${file}。`,
    proxyFollowed: (host) => `正在使用代理 ${host}。`,
    proxyIgnored: (host) => `设置了代理 ${host}，但 Node 没有使用它。`,
    followProxy: '设置 NODE_USE_ENV_PROXY=1（Node 22.21、24 或更新）即可使用。',
    notAUrl: '（不是地址）',
    reachable: (name, origin, status, ms) => `主机 ${name}：${origin} 有响应（${status}，${ms} 毫秒）。`,
    unreachable: (name, origin, code) => `主机 ${name}：${origin} 无法连接（${code}）。`,
    goodCertificate: (origin) => `${origin} 的证书有效。`,
    badCertificate: (origin, code) => `${origin} 的证书不受信任（${code}）。`,
    trustCertificate: '在公司代理后面时，把 NODE_EXTRA_CA_CERTS 设为其根证书文件；否则请检查时钟。',
    adviceFor: (code) =>
      /ENOTFOUND|EAI_AGAIN/.test(code)
        ? '域名无法解析：请检查网络、DNS 和 --base-url。'
        : /ECONNREFUSED/.test(code)
          ? '该地址没有服务：请检查 --base-url，或先启动模拟服务。'
          : '请检查网络、防火墙或代理。',
    clockRight: '时钟正确。',
    clockWrong: (minutes) => `时钟相差 ${minutes} 分钟。`,
    setClock: '请校准时钟：证书和结果链接都依赖它。',
    keyTaken: 'API 接受此密钥。',
  },
};
