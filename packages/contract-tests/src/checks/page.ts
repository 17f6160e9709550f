import { CHECK_FAMILIES } from './index.js';

/** The page on all checks, docs/contract/checks.md. */
export function checksPage(): string {
  const lines = [
    '# The checks',
    '',
    '[简体中文](checks.zh-CN.md)',
    '',
    'Every finding names one of these ids. They are stable: a baseline, a code-scanning service or a script may rely on them.',
    'Each has its rule and an example of a finding as reports show it. `koukoutu-contract checks` prints this page.',
  ];
  for (const { title, checks } of CHECK_FAMILIES) {
    lines.push('', `## ${title}`);
    for (const { id, rule, example } of checks) lines.push('', `### ${id}`, '', rule, '', '```', example, '```');
  }
  return `${lines.join('\n')}\n`;
}
