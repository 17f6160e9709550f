// The pages of errors that are no codes of the cut-out hosts: those of the models host, and those of the SDK without a code.
import { CODELESS } from './codeless-errors.mjs';
import { MODELS_ADVICE } from './models-errors.mjs';

const WORDS = {
  en: {
    colon: ':',
    models: 'Models host',
    modelsTitle: (status, meaning) => `Models, ${status}: ${meaning}`,
    codeless: 'Errors without a code',
    todo: 'What to do',
    paid: 'What is charged',
    charged: {
      no: 'Nothing: the request was refused before the work was done.',
      maybe:
        'Nobody knows. The model may have done the work, so the SDK does not repeat the call. `error.charged` is `maybe`.',
      yes: 'The call was charged.',
    },
    recognise: 'How to recognise it',
    recogniseText: (status) => `HTTP status ${status} of \`apis.koukoutu.com\`. All of these bodies are guesses:`,
    sdk: 'What the SDK throws',
    caused: ({ thrown, cause }) =>
      cause === undefined || cause === thrown ? `\`${thrown}\`:` : `\`${thrown}\`, with \`${cause}\` as its \`cause\`:`,
    evidence: (level) => `How well this is known: level ${level}. See [levels of evidence](/help/evidence).`,
    all: '[All errors](/errors/) · [Errors and retries](/sdk/errors)',
    columns: { models: ['Status', 'Meaning', 'Error of the SDK'], codeless: ['Error', 'Meaning'] },
  },
  zh: {
    colon: '：',
    models: '第三方模型主机',
    modelsTitle: (status, meaning) => `第三方模型 ${status}：${meaning}`,
    codeless: '没有错误码的错误',
    todo: '如何解决',
    paid: '是否扣费',
    charged: {
      no: '没有扣费：请求在处理之前就被拒绝。',
      maybe: '无法确定。模型可能已经完成处理，因此 SDK 不会重试该调用，`error.charged` 为 `maybe`。',
      yes: '已扣费。',
    },
    recognise: '如何识别',
    recogniseText: (status) => `\`apis.koukoutu.com\` 返回 HTTP 状态码 ${status}。以下响应内容均为推测：`,
    sdk: 'SDK 抛出什么',
    caused: ({ thrown, cause }) =>
      cause === undefined || cause === thrown ? `\`${thrown}\`：` : `\`${thrown}\`，其 \`cause\` 为 \`${cause}\`：`,
    evidence: (level) => `可靠程度：${level}。参见[可靠程度分级](/zh/help/evidence)。`,
    all: '[全部错误](/zh/errors/) · [错误与重试](/zh/sdk/errors)',
    columns: { models: ['状态码', '含义', 'SDK 抛出的错误'], codeless: ['错误', '含义'] },
  },
};

const brief = (text) => text.split(/[(（;；。]|\.(?:\s|$)/)[0].trim();
const bullets = (lines) => lines.map((line) => `- ${line}`).join('\n');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const modelsTitle = (one, language) => WORDS[language].modelsTitle(one.status, brief(one.meanings[0][language]));

function modelsPage(one, language) {
  const words = WORDS[language];
  const bodies = one.examples.map(
    (it) => `${it[language]}${words.colon}\n\n\`\`\`json\n${JSON.stringify(it.body)}\n\`\`\``,
  );
  return `# ${modelsTitle(one, language)}

${one.meanings.map((meaning) => meaning[language]).join('\n\n')}

## ${words.todo}

${bullets(MODELS_ADVICE[one.status][language])}

## ${words.paid}

${words.charged[one.charged]}

## ${words.recognise}

${words.recogniseText(one.status)}

${bodies.join('\n\n')}

## ${words.sdk}

${words.caused(one)}

\`\`\`text
${one.message}
\`\`\`

${words.evidence(one.level)}

${words.all}
`;
}

function codelessPage(name, language) {
  const words = WORDS[language];
  const { what, charged, todo } = CODELESS[name][language];
  return `# ${name}

${what}

## ${words.todo}

${bullets(todo)}

## ${words.paid}

${charged}

${words.all}
`;
}

/**
 * The pages, and the sections that lead to them from the overview of all errors.
 *
 * @param {Awaited<ReturnType<typeof import('./models-errors.mjs').modelsErrorCases>>} cases
 * @param {'en' | 'zh'} language
 * @param {string} prefix the prefix of the language in addresses
 * @returns {{ pages: { address: string, title: string, markdown: string }[], overview: string }}
 */
export function moreErrorPages(cases, language, prefix) {
  const words = WORDS[language];
  const names = Object.keys(CODELESS);
  const models = table(
    words.columns.models,
    cases.map((one) => [
      `[${one.status}](${prefix}errors/models-${one.status})`,
      brief(one.meanings[0][language]),
      `\`${one.thrown}\``,
    ]),
  );
  const codeless = table(
    words.columns.codeless,
    names.map((name) => [`[${name}](${prefix}errors/${name})`, CODELESS[name][language].what]),
  );
  return {
    overview: `\n## ${words.models}\n\n${models}\n\n## ${words.codeless}\n\n${codeless}\n`,
    pages: [
      ...cases.map((one) => ({
        address: `/errors/models-${one.status}`,
        title: modelsTitle(one, language),
        markdown: modelsPage(one, language),
      })),
      ...names.map((name) => ({ address: `/errors/${name}`, title: name, markdown: codelessPage(name, language) })),
    ],
  };
}
