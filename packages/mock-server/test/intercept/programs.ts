import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createMockServer, DEFAULT_API_KEY, type MockServer } from '../../src/node.js';
import { proxySettings } from '../../src/proxy/settings.js';

/** The outcome of a program. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** An intercepting mock, and a folder in which programs are run with what the command prints for their language. */
export interface Programs {
  mock: MockServer;
  folder: string;
  /** The notices of the mock. */
  notices: string[];
  /** Writes a file into the folder and returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  /**
   * Runs a command in a shell, after the lines that are printed for the language. If one of these lines runs the
   * program itself (`php … program.php`), it is used instead of `command`.
   *
   * @param except printed lines that are left out
   */
  run(language: string, command: string, options?: { except?: RegExp; timeout?: number }): Promise<Outcome>;
  close(): Promise<void>;
}

/**
 * Starts a mock for programs of any language to call under the API's real host names. If one of them is not
 * intercepted, it fails, because the key is not a real one and only the mock returns these credits.
 */
export async function startPrograms(): Promise<Programs> {
  const folder = await mkdtemp(join(tmpdir(), 'programs-'));
  const notices: string[] = [];
  const mock = await createMockServer({
    proxy: true,
    caDir: join(folder, 'ca'),
    accounts: [{ key: DEFAULT_API_KEY, gateway: 'matting', credits: 4321 }],
    clock: 'virtual',
    onNotice: (line) => notices.push(line),
  });
  return {
    mock,
    folder,
    notices,
    async write(name, content) {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    run(language, command, { except = /^$/, timeout = 20_000 } = {}) {
      const settings = proxySettings({ proxyUrl: mock.url, certificateFile: mock.caFile ?? '' });
      const lines = settings.find((setting) => setting.program === language)?.lines.bash ?? [];
      const kept = lines.filter((line) => !except.test(line));
      const runsItself = kept.some((line) => / program\.\w+$/.test(line));
      const script = ['set -e', ...kept, ...(runsItself ? [] : [command])].join('\n');
      const env = {
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
        HOME: process.env.HOME ?? folder,
        PYENV_VERSION: process.env.PYENV_VERSION,
      };
      return new Promise((resolve) => {
        execFile('bash', ['-c', script], { env, cwd: folder, timeout }, (error, stdout, stderr) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
        });
      });
    },
    async close() {
      await mock.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** True if a program is installed, which means that it runs with these arguments. */
export function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
