import { escapeMarkup } from './markup.js';

/** The texts of the HTML report in both languages. */
const TEXTS = {
  'no-drift': ['No drift', '没有偏差'],
  drift: ['Drift', '有偏差'],
  unjudged: ['Could not judge', '无法判断'],
  cases: ['cases', '个用例'],
  exchanges: ['exchanges', '次请求与响应'],
  filter: ['Filter findings', '筛选'],
  operation: ['Operation', '接口'],
  everyOperation: ['All operations', '全部接口'],
  shown: ['findings shown', '条显示'],
  nothing: ['No finding matches the filter.', '没有符合筛选条件的发现。'],
  case: ['Case', '用例'],
  where: ['Where', '位置'],
  spec: ['Spec', '规范'],
  fingerprint: ['Fingerprint', '指纹'],
  deviation: ['Deviation', '偏差'],
  times: ['times', '次'],
  samePlaces: ['The same in other places:', '其他位置的相同偏差：'],
  request: ['Request', '请求'],
  response: ['Response', '响应'],
  incomplete: ['Cases that could not be completed', '未能完成的用例'],
  accepted: ['Accepted by the baseline', '基线已接受'],
  coverage: ['Coverage of the spec', '规范覆盖率'],
  gaps: ['Not exercised', '未覆盖'],
  all: ['All exchanges', '全部请求与响应'],
  exchange: ['Exchange', '请求'],
  status: ['Status', '状态'],
  type: ['Type', '类型'],
  bytes: ['Bytes', '字节'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type TextName = keyof typeof TEXTS;

/** Text in both languages, of which the page shows the chosen one. */
export function both(en: string, zh: string): string {
  return `<span lang="en">${escapeMarkup(en)}</span><span lang="zh-CN">${escapeMarkup(zh)}</span>`;
}

/** A text of the page in both languages. */
export function text(name: TextName): string {
  const [en, zh] = TEXTS[name];
  return both(en, zh);
}

/** A text for an attribute, where there is room for one language only. */
export function label(name: TextName): string {
  const [en, zh] = TEXTS[name];
  return escapeMarkup(`${en} / ${zh}`);
}
