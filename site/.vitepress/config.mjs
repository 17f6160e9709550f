import { readFileSync } from 'node:fs';
import path from 'node:path';
import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';
import { navigation, sidebar } from '../lib/menu.mjs';
import { outputFolder, pagesFolder, REPOSITORY } from '../lib/places.mjs';
import { tokenize } from '../lib/search.mjs';

const pages = JSON.parse(readFileSync(path.join(pagesFolder, 'pages.json'), 'utf8'));
const base = process.env.SITE_BASE ?? '/';

const chineseSearch = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    displayDetails: '显示详情',
    resetButtonTitle: '清除',
    backButtonTitle: '关闭',
    noResultsText: '没有找到：',
    footer: { selectText: '选择', navigateText: '切换', closeText: '关闭' },
  },
};

/** The words of the theme in one language, and its menus. */
const theme = (language, words) => ({ nav: navigation(language), sidebar: sidebar(pages, language), ...words });

export default defineConfig({
  title: 'Koukoutu kit',
  srcDir: path.relative(path.join(import.meta.dirname, '..'), pagesFolder),
  outDir: outputFolder,
  base,
  cleanUrls: true,
  lastUpdated: false,
  // What a reader has not asked for is not loaded: pages are small.
  router: { prefetchLinks: false },
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // Headings have the names that they have on GitHub, which the links of the documents use.
    anchor: { slugify: slug },
  },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      description: 'Command line, TypeScript SDK, offline mock and contract checks for the 抠抠图 (Koukoutu) image API',
      themeConfig: theme('en', {}),
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      title: '抠抠图开发套件',
      description: '抠抠图（Koukoutu）图像 API 的命令行、TypeScript SDK、离线模拟服务与契约检查',
      themeConfig: theme('zh', {
        outline: { label: '本页内容' },
        docFooter: { prev: '上一页', next: '下一页' },
        editLink: { pattern: editLink, text: '在 GitHub 上编辑此页' },
        darkModeSwitchLabel: '深色模式',
        lightModeSwitchTitle: '切换到浅色模式',
        darkModeSwitchTitle: '切换到深色模式',
        sidebarMenuLabel: '目录',
        returnToTopLabel: '返回顶部',
        langMenuLabel: '切换语言',
        skipToContentLabel: '跳到正文',
        notFound: { title: '没有此页', quote: '该地址上没有页面。', linkLabel: '回到首页', linkText: '回到首页' },
      }),
    },
  },
  themeConfig: {
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    editLink: { pattern: editLink, text: 'Edit this page on GitHub' },
    search: {
      provider: 'local',
      options: {
        _render: renderForSearch,
        locales: { zh: { translations: chineseSearch } },
        miniSearch: {
          options: { tokenize },
          searchOptions: {
            fuzzy: 0.2,
            prefix: true,
            boost: { title: 4, text: 2 },
            // Guides first: the examples say "cut out" on every page.
            boostDocument: (id) => (id.includes('/examples/') ? 0.3 : 1),
          },
        },
      },
    },
  },
});

/** The document that a page was made from. The theme calls this in the reader's browser. */
function editLink({ frontmatter }) {
  return `https://github.com/koukoutu/koukoutu-kit/edit/main/${frontmatter.source}`;
}

/** The search index needs the words of a page. Without their colours, a page is rendered in a third of the time. */
function renderForSearch(source, env, markdown) {
  const { highlight } = markdown.options;
  markdown.options.highlight = null;
  try {
    return markdown.render(source, env);
  } finally {
    // The pages are rendered with the same renderer.
    markdown.options.highlight = highlight;
  }
}
