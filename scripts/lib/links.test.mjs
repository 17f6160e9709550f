import { describe, expect, test } from 'vitest';
import { chineseLink, deadLinks } from './links.mjs';
import { sectionsOf } from './markdown.mjs';

const documents = new Map(
  Object.entries({
    'README.md': '# Kit\n[zh](README.zh-CN.md)',
    'README.zh-CN.md': '# 套件\n[English](README.md)',
    'docs/sdk/tasks.md': '# Tasks\n## Slots and time',
    'docs/sdk/tasks.zh-CN.md': '# 任务\n## 名额与时间',
    'docs/sdk/api.md': '# API\n## Task',
    'packages/sdk/README.md': '# SDK',
    'packages/sdk/README.zh-CN.md': '# SDK',
  }).map(([file, text]) => [file, sectionsOf(text)]),
);

describe('the link that a translation should have', () => {
  test.each([
    ['README.md', 'docs/sdk/tasks.md', 'docs/sdk/tasks.zh-CN.md'],
    ['README.md', 'docs/sdk/tasks.md#slots-and-time', 'docs/sdk/tasks.zh-CN.md#名额与时间'],
    ['docs/sdk/tasks.md', '#slots-and-time', '#名额与时间'],
    ['docs/sdk/tasks.md', '../../README.md', '../../README.zh-CN.md'],
    ['README.md', 'packages/sdk', 'packages/sdk/README.zh-CN.md'],
    ['README.md', 'README.zh-CN.md', 'README.md'],
    ['README.md', 'docs/sdk/api.md#task', 'docs/sdk/api.md#task'],
    ['README.md', 'examples/browser', 'examples/browser'],
    ['README.md', 'https://example.com/README.md', 'https://example.com/README.md'],
  ])('in place of the link in %s to %s is %s', (file, target, expected) => {
    expect(chineseLink(file, target, documents)).toBe(expected);
  });
});

describe('a link', () => {
  const check = (target) => {
    const all = new Map(documents).set('docs/new.md', sectionsOf(`[x](${target})`));
    return deadLinks('docs/new.md', all, (file) => all.has(file) || file === 'LICENSE');
  };

  test.each([
    'sdk/tasks.md',
    'sdk/tasks.md#slots-and-time',
    'sdk/tasks.zh-CN.md#名额与时间',
    '../LICENSE',
    'https://example.com',
  ])('to %s is accepted', (target) => expect(check(target)).toEqual([]));

  test.each([
    ['sdk/task.md', /leads nowhere/],
    ['../docs/LICENSE', /leads nowhere/],
    ['sdk/tasks.md#slots', /names a heading that docs\/sdk\/tasks.md does not have/],
    ['#top', /names a heading that docs\/new.md does not have/],
  ])('to %s is reported as dead', (target, finding) => {
    expect(check(target)).toEqual([expect.stringMatching(finding)]);
  });
});
