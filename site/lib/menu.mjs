// The menus of the site. A guide appears by itself as soon as its document exists; the lists here only give the order.
import { fullAddress } from './documents.mjs';
import { LANGUAGES } from './places.mjs';

const AREAS = [
  { folder: 'start', en: 'Start here', zh: '快速上手' },
  { folder: 'examples', en: 'Examples', zh: '示例' },
  { folder: 'cli', en: 'Command line', zh: '命令行' },
  { folder: 'sdk', en: 'SDK', zh: 'SDK' },
  { folder: 'errors', en: 'Errors', zh: '错误' },
  { folder: 'mock', en: 'Mock', zh: '模拟服务' },
  { folder: 'contract', en: 'Contract checks', zh: '契约检查' },
  { folder: 'fleet', en: 'Fleet', zh: '集群' },
  { folder: 'help', en: 'Help', zh: '帮助' },
];

/** Pages that come first in their area; all others follow by their addresses. */
const FIRST = [
  '/start/get-a-key',
  '/start/command-line',
  '/start/sdk',
  '/start/mock-in-tests',
  '/start/mock-server',
  '/start/contract-in-ci',
  '/sdk/',
  '/sdk/calls',
  '/sdk/pictures',
  '/sdk/tasks',
  '/sdk/batches',
  '/sdk/errors',
  '/help/faq',
  '/help/migrate',
  '/help/evidence',
  '/help/performance',
];

const rank = ({ address }) => {
  const index = FIRST.indexOf(address);
  return index === -1 ? FIRST.length : index;
};

const byRank = (a, b) => rank(a) - rank(b) || a.address.localeCompare(b.address, 'en', { numeric: true });

/**
 * The menus at the side, by the beginning of the address: single errors are listed only among themselves.
 *
 * @param {{ address: string, title: string, language: 'en' | 'zh' }[]} pages
 * @param {'en' | 'zh'} language
 */
export function sidebar(pages, language) {
  const { prefix } = LANGUAGES[language];
  const own = pages.filter((page) => page.language === language).sort(byRank);
  const entry = (page) => ({ text: page.title.replaceAll('`', ''), link: fullAddress(page) });
  const group = ({ folder, [language]: text }, isShown) => ({
    text,
    items: own.filter((page) => page.address.startsWith(`/${folder}/`) && isShown(page)).map(entry),
  });
  const isSingleError = ({ address }) => /^\/errors\/./.test(address);
  return {
    [`${prefix}errors/`]: [
      group(
        AREAS.find(({ folder }) => folder === 'errors'),
        () => true,
      ),
    ],
    [prefix]: AREAS.map((area) => group(area, (page) => !isSingleError(page))).filter(({ items }) => items.length > 0),
  };
}

/** @param {'en' | 'zh'} language */
export function navigation(language) {
  const { prefix } = LANGUAGES[language];
  const entry = (en, zh, address) => ({ text: language === 'en' ? en : zh, link: prefix + address });
  return [
    entry('Start', '上手', 'start/command-line'),
    entry('Guides', '指南', 'sdk/'),
    entry('Errors', '错误码', 'errors/'),
    {
      text: language === 'en' ? 'API reference' : 'API 参考',
      link: `/reference/${language === 'en' ? 'index' : 'zh'}.html`,
      target: '_self',
    },
  ];
}
