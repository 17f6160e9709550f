import { CHECKS, type CheckFamily } from './catalogue.js';

const TITLES: Readonly<Record<CheckFamily, string>> = {
  transport: 'Headers and transport',
  authentication: 'Authentication',
  status: 'Status',
  media: 'Media types',
  'raw-bytes': 'Raw bytes',
  schema: 'Schema',
  picture: 'Pictures',
  flow: 'Flows',
  request: 'Requests',
  cost: 'Cost',
  sdk: 'The SDK',
  baseline: 'The baseline',
};

/** The page on all checks, docs/contract/checks.md. */
export function checksPage(): string {
  const lines = [
    '# The checks',
    '',
    'Every finding names one of these ids. They are stable: a baseline, a code-scanning service or a script may rely on them.',
    'Under each stands its rule and a finding of it as a report words it. Printed by `koukoutu-contract checks`.',
  ];
  for (const [family, title] of Object.entries(TITLES)) {
    lines.push('', `## ${title}`);
    for (const [id, entry] of Object.entries(CHECKS)) {
      if (entry.family !== family) continue;
      lines.push('', `### ${id}`, '', entry.rule, '', '```', entry.example, '```');
    }
  }
  return `${lines.join('\n')}\n`;
}
