// One page for each error code, in both languages.
import { ADVICE } from './error-advice.mjs';

const WORDS = {
  en: {
    title: 'Errors',
    intro:
      'The codes of the cut-out hosts. A code comes as the HTTP status, or inside an envelope under HTTP 200; the SDK throws the same error for both.',
    columns: ['Code', 'Meaning', 'Error of the SDK', 'Charged'],
    charged: {
      no: 'no',
      maybe: 'unknown: it may have been charged',
      yes: 'yes',
    },
    pageTitle: (code, meaning) => `${code}: ${meaning}`,
    recognise: 'How to recognise it',
    recogniseText: (code) =>
      `HTTP status ${code}, or HTTP 200 with this body. The wording of \`message\` is an example.`,
    recognise407: 'HTTP 200 with this body. The wording of `message` is an example.',
    todo: 'What to do',
    paid: 'What is charged',
    paidText: {
      no: 'Nothing: the request was refused before the work was done. It is safe to send it again.',
      maybe:
        'Nobody knows. The server may have done the work before it failed, so the SDK does not repeat a call that costs. `error.charged` is `maybe`.',
    },
    sdk: 'What the SDK throws',
    sdkText: (one) =>
      one.cause === undefined || one.cause === one.thrown
        ? `\`${one.thrown}\`, with \`code\`, \`status\`, \`apiMessage\` and \`charged\`:`
        : `A call that costs throws \`${one.thrown}\`, with \`${one.cause}\` as its \`cause\`. A call that only reads throws \`${one.cause}\` after all retries.`,
    try: 'Try it',
    tryText: 'The mock answers with this error when it is asked to; no credit is spent.',
    evidence: (level) => `How well this is known: level ${level}. See [levels of evidence](/help/evidence).`,
    all: '[All errors](/errors/) · [Errors and retries](/sdk/errors)',
  },
  zh: {
    title: '错误',
    intro:
      '抠图主机的错误码。错误码可能是 HTTP 状态码，也可能在 HTTP 200 的信封中返回；两种情况下 SDK 抛出同一种错误。',
    columns: ['错误码', '含义', 'SDK 抛出的错误', '是否扣费'],
    charged: { no: '否', maybe: '未知，可能已扣费', yes: '是' },
    pageTitle: (code, meaning) => `${code}：${meaning}`,
    recognise: '如何识别',
    recogniseText: (code) => `HTTP 状态码 ${code}，或 HTTP 200 加上以下内容。\`message\` 的措辞仅为示例。`,
    recognise407: 'HTTP 200 加上以下内容。`message` 的措辞仅为示例。',
    todo: '如何解决',
    paid: '是否扣费',
    paidText: {
      no: '没有扣费：请求在处理之前就被拒绝，可以放心地再次发送。',
      maybe:
        '无法确定。服务器可能在出错之前已经完成处理，因此 SDK 不会自动重试会扣费的调用，`error.charged` 为 `maybe`。',
    },
    sdk: 'SDK 抛出什么',
    sdkText: (one) =>
      one.cause === undefined || one.cause === one.thrown
        ? `\`${one.thrown}\`，带有 \`code\`、\`status\`、\`apiMessage\` 与 \`charged\`：`
        : `会扣费的调用抛出 \`${one.thrown}\`，其 \`cause\` 为 \`${one.cause}\`；只读的调用在重试用尽后抛出 \`${one.cause}\`：`,
    try: '动手试试',
    tryText: '可以让模拟服务返回这个错误，不消耗点数。',
    evidence: (level) => `可靠程度：${level}。参见[可靠程度分级](/zh/help/evidence)。`,
    all: '[全部错误](/zh/errors/) · [错误与重试](/zh/sdk/errors)',
  },
};

/** The meaning in a few words: its first sentence, without a long remark in brackets. */
export const brief = (text) =>
  text
    .replace(/\s*[(（][^)）]{18,}[)）]/g, '')
    .split(/[;；。]|\.(?:\s|$)/)[0]
    .trim();

const levelOf = ({ level, clients }) => (clients === undefined ? level : `${level} + C${clients}`);

function onePage(one, language) {
  const words = WORDS[language];
  const scenario = `curl -i -H 'X-API-Key: kkt-mock-key' -H 'X-Mock-Scenario: error-${one.code}' \\
     -F model_key=background-removal -F image_file=@shirt.jpg http://127.0.0.1:4010/sync/v1/create`;
  return `# ${words.pageTitle(one.code, brief(one.meaning[language]))}

${one.meaning[language]}

## ${words.todo}

${ADVICE[one.code][language].map((line) => `- ${line}`).join('\n')}

## ${words.paid}

${words.paidText[one.charged]}

## ${words.recognise}

${one.code === 407 ? words.recognise407 : words.recogniseText(one.code)}

\`\`\`json
${JSON.stringify(one.body)}
\`\`\`

## ${words.sdk}

${words.sdkText(one)}

\`\`\`text
${one.message}
\`\`\`

## ${words.try}

${words.tryText}

\`\`\`bash
npm run mock
${scenario}
\`\`\`

${words.evidence(levelOf(one.evidence))}

${words.all}
`;
}

function overview(cases, language, prefix) {
  const words = WORDS[language];
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const rows = cases.map((one) =>
    row([
      `[${one.code}](${prefix}errors/${one.code})`,
      brief(one.meaning[language]),
      `\`${one.thrown}\``,
      words.charged[one.charged],
    ]),
  );
  return `# ${words.title}\n\n${words.intro}\n\n${row(words.columns)}\n${row(words.columns.map(() => '---'))}\n${rows.join('\n')}\n`;
}

/**
 * The Markdown of the pages about error codes.
 *
 * @param {import('./error-cases.mjs').ErrorCase[]} cases
 * @param {'en' | 'zh'} language
 * @param {string} prefix the prefix of the language in addresses
 * @returns {{ address: string, title: string, markdown: string }[]} the overview first
 */
export function errorPages(cases, language, prefix) {
  const words = WORDS[language];
  return [
    { address: '/errors/', title: words.title, markdown: overview(cases, language, prefix) },
    ...cases.map((one) => ({
      address: `/errors/${one.code}`,
      title: words.pageTitle(one.code, brief(one.meaning[language])),
      markdown: onePage(one, language),
    })),
  ];
}
