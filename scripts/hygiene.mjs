// Finds what must never be committed: keys, paths of a developer's machine, and download addresses of packages.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, runCaptured } from './lib/run.mjs';

const MAX_BYTES = 1_000_000;
const NEVER = [
  { what: 'what looks like an API key', pattern: /\bsk-(?!mock|xxxx|test|example|your)[A-Za-z0-9]{20,}\b/ },
  { what: 'a private key', pattern: /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----\n[A-Za-z0-9+/=]{40,}/ },
  { what: 'a path of one machine', pattern: /(?<![\w.:/@-])\/(?:home|Users|root|work)\/[\w.-]+\// },
];
const ADDRESS = { what: 'a download address', pattern: /https?:\/\// };

const { output } = await runCaptured('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
const files = output.split('\0').filter((file) => file !== '');
const findings = [];
const isLockFile = (file) => path.posix.basename(file) === 'pnpm-lock.yaml';
for (const file of files) {
  const place = path.join(root, file);
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) continue;
  if (stats.size > MAX_BYTES && !isLockFile(file)) findings.push(`${file}: ${stats.size} bytes; keep it out`);
  const text = readFileSync(place, 'latin1');
  if (text.includes('\0')) continue;
  for (const { what, pattern } of isLockFile(file) ? [...NEVER, ADDRESS] : NEVER) {
    const match = pattern.exec(text);
    if (match === null) continue;
    findings.push(`${file}:${text.slice(0, match.index).split('\n').length}: holds ${what}`);
  }
}
for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
