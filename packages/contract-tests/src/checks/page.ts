import { CHECK_FAMILIES } from './catalogue/index.js';

/** The page on all checks, docs/contract/checks.md. */
export function checksPage(): string {
  const lines = [
    '# The checks',
    '',
    'Every finding names one of these ids. They are stable: a baseline, a code-scanning service or a script may rely on them.',
    'Under each stands its rule and a finding of it as a report words it. Printed by `koukoutu-contract checks`.',
  ];
  for (const { title, checks } of CHECK_FAMILIES) {
    lines.push('', `## ${title}`);
    for (const [id, { rule, example }] of Object.entries(checks)) {
      lines.push('', `### ${id}`, '', rule, '', '```', example, '```');
    }
  }
  return `${lines.join('\n')}\n`;
}
