import { execFile } from 'node:child_process';
import { childEnvironment } from '../../lib/run.mjs';

/**
 * Runs Redocly's lint with the project's own rules, as configured by `redocly.yaml` in the folder.
 *
 * @param {string} folder the spec folder
 * @returns {Promise<string[]>} findings as `file:line:column message (rule)`
 */
export async function redoclyFindings(folder) {
  const { stdout, stderr } = await new Promise((resolve) => {
    execFile(
      'redocly',
      ['lint', '--format', 'json', '--max-problems', '1000'],
      { cwd: folder, env: childEnvironment(), maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' },
      (_error, out, err) => resolve({ stdout: out, stderr: err }),
    );
  });
  if (!stdout.trimStart().startsWith('{')) return [`openapi: Redocly could not read the spec.\n${stderr.trim()}`];
  // The output is one JSON report after another, one for each document.
  const reports = stdout.split(/(?<=^\})(?=\{$)/m).map((report) => JSON.parse(report));
  return reports
    .flatMap(({ problems }) => problems)
    .map(
      ({ ruleId, message, location: [{ source, start }] }) =>
        `${source.ref}:${start.line}:${start.col} ${message} (${ruleId})`,
    );
}
