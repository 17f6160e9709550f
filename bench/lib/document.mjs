// Makes docs/performance.md, its translation and its plots from the results in bench/results/.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/run.mjs';
import { BASELINE } from './baseline.mjs';
import { chart } from './chart.mjs';
import { describeMachine } from './machine.mjs';
import { goalText, short } from './results.mjs';

export const RESULTS = path.join(root, 'bench', 'results');
const PLOTS = path.join(root, 'docs', 'performance');

/** The order of the sections. Other results follow by name. */
const ORDER = ['waiting', 'start', 'mock', 'imaging', 'contract', 'sdk-weight', 'types', 'batch'];

const WORDS = {
  en: {
    head: `# Performance

[简体中文](performance.zh-CN.md)

This page shows what the kit costs, compared with what you would use instead and with the *baseline*, an earlier build of the kit: \`${BASELINE.slice(0, 7)}\`.
\`npm run bench -- --write\` measures everything again and writes this page; \`npm run bench -- NAME\` measures one section.

## Read the tables

- A ratio is ours divided by the other side. Both sides are measured in turn in one run, and the ratio is taken within each round.
- The spread is in brackets: the 10th to the 90th percentile of the rounds.
- ✓ and ✗ say whether the median meets the goal. Below a table you find what limits its numbers.
- Times depend on the machine, which each section names. Ratios, bytes, counts and simulated times depend on it little or not at all.`,
    columns: '| what | ours | compared with | ratio | baseline | goal |\n|---|---|---|---|---|---|',
    measured: (date, machine) => `Measured on ${date}: ${machine}.`,
    limits: 'What limits the numbers:',
    table: 'The numbers:',
  },
  zh: {
    head: `# 性能

[English](performance.md)

本页列出本工具包的开销，对比对象是你原本会用的工具，以及*基线版本*，即本工具包的早期构建 \`${BASELINE.slice(0, 7)}\`。
运行 \`npm run bench -- --write\` 会重新测量并生成本页；\`npm run bench -- NAME\` 只测量其中一节。

## 怎样看表

- 比值等于我方除以对方。双方在同一次运行中交替测量，比值在每一轮之内计算。
- 括号里是波动范围：各轮的第 10 到第 90 百分位。
- ✓ 和 ✗ 表示中位数是否达到目标。限制因素写在表格下方。
- 时间取决于机器，每一节都注明了机器。比值、字节数、次数和模拟时间受机器影响很小或完全不受影响。`,
    columns: '| 内容 | 我方 | 对比对象 | 比值 | 基线版本 | 目标 |\n|---|---|---|---|---|---|',
    measured: (date, machine) => `测量于 ${date}：${machine}。`,
    limits: '限制因素：',
    table: '数据：',
  },
};

/** Writes the page in both languages and its plots. */
export function writeDocument() {
  const results = readResults();
  mkdirSync(PLOTS, { recursive: true });
  for (const language of ['en', 'zh']) {
    const sections = results.map((result) => sectionOf(result, language));
    const ending = language === 'en' ? '.md' : '.zh-CN.md';
    writeFileSync(
      path.join(root, 'docs', `performance${ending}`),
      `${[WORDS[language].head, ...sections].join('\n\n')}\n`,
    );
  }
  for (const { series } of results) {
    for (const one of series) writeFileSync(path.join(PLOTS, `${one.name}.svg`), chart(bilingual(one), 'en'));
  }
}

function readResults() {
  if (!existsSync(RESULTS)) return [];
  const rank = ({ name }) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return readdirSync(RESULTS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(path.join(RESULTS, file), 'utf8')))
    .filter(({ rows }) => rows !== undefined)
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en'));
}

function sectionOf({ title, date, machine, rows, series, notes }, language) {
  const words = WORDS[language];
  const parts = [
    `## ${title[language]}`,
    words.measured(date, describeMachine(machine)),
    `${words.columns}\n${rows.map((row) => `| ${cellsOf(row, language).join(' | ')} |`).join('\n')}`,
  ];
  const limits = new Map();
  for (const { limit, what } of rows) {
    if (limit !== undefined) limits.set(limit[language], [...(limits.get(limit[language]) ?? []), what[language]]);
  }
  if (limits.size > 0) {
    const colon = language === 'en' ? ': ' : '：';
    const items = [...limits].map(
      ([limit, whats]) => `- ${whats.join(language === 'en' ? '; ' : '；')}${colon}${limit}`,
    );
    parts.push(`${words.limits}\n\n${items.join('\n')}`);
  }
  parts.push(...notes.map((note) => note[language]));
  for (const { name, title: heading, reading } of series) {
    parts.push(`### ${heading[language]}`, `![${heading[language]}](performance/${name}.svg)`, reading[language]);
  }
  return parts.join('\n\n');
}

function cellsOf({ what, unit, ours, theirs, ratio, today, goal, met }, language) {
  const value = (number) => (unit === '×' ? `${number.toFixed(2)} ×` : `${short(number)} ${unit}`);
  const spread = ({ low, high, count }) => (count > 1 && low !== high ? ` (${short(low)}–${short(high)})` : '');
  return [
    what[language],
    ratio === undefined ? value(ours.median) + spread(ours) : value(ours.median),
    theirs === undefined ? '' : `${theirs.name[language]}${language === 'en' ? ': ' : '：'}${value(theirs.median)}`,
    ratio === undefined ? '' : `${ratio.median.toFixed(2)} ×${spread(ratio)}`,
    today === undefined ? '' : ratio === undefined ? value(today.median) : `${today.median.toFixed(2)} ×`,
    goal === undefined ? '' : `${goalText(goal)} ${met ? '✓' : '✗'}`,
  ];
}

/** One plot serves both languages, so that its link is the same in both. */
function bilingual({ title, x, y, lines, ...rest }) {
  const both = ({ en, zh }) => ({ en: en === zh ? en : `${en} · ${zh}`, zh });
  const named = (axis) => ({ ...axis, label: both(axis.label) });
  return {
    ...rest,
    title: both(title),
    x: named(x),
    y: named(y),
    lines: lines.map((line) => ({ ...line, name: both(line.name) })),
  };
}
