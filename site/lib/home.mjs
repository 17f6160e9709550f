// The head of the home page. Its body is docs/start/README.md.
const button = (theme, text, link) => ({ theme, text, link });

/** Frontmatter of the home page, as VitePress's theme takes it. */
export const HOME = {
  en: {
    layout: 'home',
    title: 'Koukoutu kit',
    titleTemplate: 'Cut products and prints out of photographs',
    hero: {
      name: 'Koukoutu kit',
      text: 'Cut products and prints out of photographs',
      tagline: 'Command line, TypeScript SDK, offline mock and contract checks for the 抠抠图 image API.',
      actions: [
        button('brand', 'Cut out a folder', '/start/command-line'),
        button('alt', 'Call it from code', '/start/sdk'),
        button('alt', 'Try it without a key', '/start/mock-server'),
      ],
    },
  },
  zh: {
    layout: 'home',
    title: '抠抠图开发套件',
    titleTemplate: '批量抠出商品与印花',
    hero: {
      name: '抠抠图开发套件',
      text: '批量抠出商品与印花',
      tagline: '命令行、TypeScript SDK、离线模拟服务与契约检查，用于抠抠图图像 API。',
      actions: [
        button('brand', '抠一整个文件夹', '/zh/start/command-line'),
        button('alt', '在代码中调用', '/zh/start/sdk'),
        button('alt', '没有密钥先试用', '/zh/start/mock-server'),
      ],
    },
  },
};
