const en = {
  starting: 'Starting the mock in this page …',
  ready: 'Ready. Choose, drop or paste a picture.',
  failedToStart: 'The service worker could not start: {reason}. Open the page over http://localhost or https.',
  working: 'Working …',
  queued: 'Queued, {position} before it',
  running: '{progress} %',
  done: '{width} × {height} {type}, {size} kB, in {seconds} s',
  failed: 'That did not work: {reason}',
  before: 'Before',
  after: 'After',
  title: 'Cut a picture out',
  lead: 'SDK and mock run in this page. No server, no account: your picture does not leave the browser.',
  choose: 'Choose a picture',
  drop: 'or drop one here, or paste one · png, jpg, webp',
  sample: 'Use the sample',
  model: 'What to cut out',
  general: 'The object',
  print: 'The print on it',
  format: 'Format',
  crop: 'Trim the margin',
  slider: 'How much is shown as it was before',
  download: 'Download',
  requests: 'Requests that the mock answered',
  cost: 'credits: {credits}',
};

type TextName = keyof typeof en;

const zh: Readonly<Record<TextName, string>> = {
  starting: '正在页面中启动模拟服务…',
  ready: '就绪。选择、拖入或粘贴一张图片。',
  failedToStart: 'Service worker 无法启动：{reason}。请通过 http://localhost 或 https 打开页面。',
  working: '处理中…',
  queued: '排队中，前面还有 {position} 个',
  running: '{progress} %',
  done: '{width} × {height} {type}，{size} kB，用时 {seconds} 秒',
  failed: '没有成功：{reason}',
  before: '原图',
  after: '结果',
  title: '抠图',
  lead: 'SDK 和模拟服务都在这个页面里运行。没有服务器，不需要账号：图片不会离开浏览器。',
  choose: '选择图片',
  drop: '或拖到这里，或粘贴 · png、jpg、webp',
  sample: '使用示例图片',
  model: '抠什么',
  general: '主体',
  print: '印花',
  format: '格式',
  crop: '裁掉透明边缘',
  slider: '显示原图的比例',
  download: '下载',
  requests: '模拟服务回答的请求',
  cost: '扣 {credits} 点',
};

const isChinese = navigator.language.toLowerCase().startsWith('zh');

/** A text in the browser's language with its placeholders filled in. */
export function t(name: TextName, values: Readonly<Record<string, string | number>> = {}): string {
  return (isChinese ? zh : en)[name].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** Fills the page with its texts: `data-text` names an element's text, `data-label` its accessible name. */
export function translatePage(): void {
  document.documentElement.lang = isChinese ? 'zh-CN' : 'en';
  document.title = t('title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = t(element.dataset.text as TextName);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', t(element.dataset.label as TextName));
  }
}
