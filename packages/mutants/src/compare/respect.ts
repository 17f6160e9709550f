import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BENCH_KEYS } from '../bench-keys.js';
import type { OtherTool } from './tool.js';

/** Milliseconds after which a run counts as stuck, which a user would notice. */
const PATIENCE = 45_000;

/**
 * Redocly Respect with the workflows of this repository, sent through the mutating proxy. A mutant counts as caught if Respect ends with an
 * exit code other than 0. It prints more than that, but nobody reads that in CI.
 */
export async function respectWorkflows(): Promise<OtherTool> {
  const spec = specFolder();
  const cli = createRequire(path.join(spec, '../package.json')).resolve('@redocly/cli/bin/cli.js');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-respect-'));
  await cp(spec, folder, { recursive: true });
  await rm(path.join(folder, 'redocly.yaml'), { force: true });
  const file = path.join(folder, 'workflows.arazzo.yaml');
  const text = await readFile(file, 'utf8');
  // Polls at the speed of the mock.
  await writeFile(file, text.replaceAll('retryAfter: 1\n', 'retryAfter: 0.05\n'));
  return {
    name: 'respect',
    title: 'Respect',
    catches: async ({ mutant, proxy }) => {
      proxy.drift = mutant;
      return !(await passes(cli, folder, proxy.url));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The folder with the workflows: the benchmark is run from a checkout only. */
function specFolder(): string {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const spec = path.join(folder, 'openapi');
    if (existsSync(path.join(spec, 'workflows.arazzo.yaml'))) return spec;
    if (folder === path.dirname(folder)) throw new Error('Respect needs the workflows in openapi/, which are not here');
  }
}

function passes(cli: string, cwd: string, url: string): Promise<boolean> {
  const servers = ['sync', 'async'].flatMap((name) => ['--server', `${name}=${url}/${name}`]);
  const args = [cli, 'respect', 'workflows.arazzo.yaml', ...servers, '--input', `apiKey=${BENCH_KEYS.apiKey}`];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, timeout: PATIENCE, killSignal: 'SIGKILL', maxBuffer: 64e6 }, (error) =>
      resolve(error === null),
    );
  });
}
