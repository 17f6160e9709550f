import { describe, expect, test } from 'vitest';
import { sectionsOf } from './markdown.mjs';
import { differences } from './translation.mjs';

const ENGLISH = `# Tasks

See [errors](errors.md) and \`tasks.create\`, then \`task.result\`.

## Time

| a | b |
|---|---|
| 1 | 2 |

- one
- two

\`\`\`ts
/** A column. */
const url = 'http://127.0.0.1:4010/#top'; // the mock
\`\`\`
`;

const CHINESE = `# 任务

先看 \`task.result\` 与 \`tasks.create\`，再看[错误](errors.zh-CN.md)。

## 超时

| 甲 | 乙 |
|---|---|
| 1 | 2 |

- 一
- 二

\`\`\`ts
/** 一列。 */
const url = 'http://127.0.0.1:4010/#top'; // 模拟服务
\`\`\`
`;

const compare = (chinese) =>
  differences(sectionsOf(ENGLISH), sectionsOf(chinese), (target) => target.replace(/\.md$/, '.zh-CN.md'));

describe('a document and its translation', () => {
  test('match if only words, comments and the order within a section differ', () => {
    expect(compare(CHINESE)).toEqual([]);
  });

  test.each([
    ['a heading of another level', '## 超时', '### 超时', /headings differ from number 2 on: "Time" and "超时"/],
    ['a heading too many', '- 二', '- 二\n\n## 更多', /headings differ from number 3/],
    ['other code', ':4010/', ':4020/', /超时: code differ.*4010.*not due.*4020/s],
    ['code in another language', '```ts', '```js', /超时: code differ/],
    ['a comment where code was', "const url = 'http://127.0.0.1:4010/#top'; //", '//', /超时: code differ/],
    [
      'a link to the English page',
      'errors.zh-CN.md',
      'errors.md',
      /任务: links.*missing: "errors.zh-CN.md".*due: "errors.md"/s,
    ],
    ['a name left out', '`tasks.create`', '它', /任务: names.*missing: "tasks.create"$/s],
    ['a row left out', '| 1 | 2 |\n', '', /超时: tables/],
    ['a list entry left out', '- 二\n', '', /超时: lists/],
  ])('differ by %s', (_what, from, to, finding) => {
    expect(CHINESE).toContain(from);
    const found = compare(CHINESE.replace(from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(finding);
  });
});

test('headings have the anchors that GitHub gives them', () => {
  const anchors = sectionsOf('# 我的请求哪里错了？\n## `Koukoutu`, typed\n## Time\n## Time\n').map(
    ({ anchor }) => anchor,
  );
  expect(anchors).toEqual(['', '我的请求哪里错了', 'koukoutu-typed', 'time', 'time-1']);
});

test('headings and links inside code are ignored', () => {
  const sections = sectionsOf('```sh\n# no heading\n[no](link.md)\n```\n');
  expect(sections).toHaveLength(1);
  expect(sections[0].links).toEqual([]);
});
