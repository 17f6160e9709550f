import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { serve } from './client.js';
import { buildCommand } from './command.js';

/** The command, bundled once into one file, which the tests run as a separate process. */
let command = '';
beforeAll(async () => {
  command = await buildCommand('cli');
});

interface Run {
  child: ChildProcess;
  output: () => string;
  errors: () => string;
  /** Waits until the output holds a text. */
  until(text: string | RegExp): Promise<string>;
  exit: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', (chunk) => {
    output += chunk;
    heard();
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
    heard();
  });
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return {
    child,
    output: () => output,
    errors: () => errors,
    exit,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (typeof text === 'string' ? output.includes(text) : text.test(output)) resolve(output);
        };
        listeners.add(look);
        void exit.then((code) => reject(new Error(`The command ended with ${code}: ${output}${errors}`)));
        look();
      }),
  };
}

const urlOf = (output: string) => /ready on (http[^\s"]+)/.exec(output)?.[1] ?? '';

describe('koukoutu-mock', () => {
  test('prints one line when it is ready, serves and logs requests, and ends cleanly on SIGTERM', async () => {
    const mock = run('--port', '0', '--speed', '50');
    const url = urlOf(await mock.until('ready on'));
    expect(mock.output().trim().split('\n')).toHaveLength(1);
    const response = await fetch(`${url}/async/v1/score`, { headers: { 'x-api-key': 'kkt-mock-key' } });
    expect(response.status).toBe(200);
    await mock.until('GET async/v1/score');
    mock.child.kill('SIGTERM');
    expect(await mock.exit).toBe(0);
    expect(mock.errors()).toBe('');
  });

  test('accepts several keys, never prints them, and logs JSON with --log json', async () => {
    const mock = run(
      '--port',
      '0',
      '--api-key',
      'first-secret-key',
      '--api-key',
      'second-secret-key',
      '--models-api-key',
      'third-secret-key',
      '--log',
      'json',
    );
    const url = urlOf(await mock.until('ready on'));
    for (const key of ['first-secret-key', 'second-secret-key']) {
      const response = await fetch(`${url}/async/v1/score`, { headers: { authorization: `Bearer ${key}` } });
      expect(response.status).toBe(200);
    }
    const refused = await fetch(`${url}/async/v1/score`, { headers: { 'x-api-key': 'kkt-mock-key' } });
    expect(refused.status).toBe(401);
    await mock.until('"seq":3');
    const lines = mock
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ ready: expect.stringContaining(`koukoutu-mock ready on ${url} `), url });
    expect(lines.slice(1).map(({ status }) => status)).toEqual([200, 200, 401]);
    expect(mock.output()).not.toMatch(/secret-key|kkt-mock-key/);
    mock.child.kill('SIGINT');
    expect(await mock.exit).toBe(0);
  });

  test('exits 1 with one sentence if the port is in use', async () => {
    const other = await serve();
    const mock = run('--port', String(other.port));
    expect(await mock.exit).toBe(1);
    expect(mock.errors()).toMatch(
      /^koukoutu-mock: Port \d+ on 127\.0\.0\.1 is in use\. Choose another with --port, or 0 for a free one\.\n$/,
    );
  });

  test.each([
    [['--prot', '1'], /Did you mean --port\?/],
    [['--port', 'x'], /--port must be a number/],
    [['--port', '70000'], /from 0 to 65535/],
    [['--speed', '-1'], /speed/],
    [['--clock', 'sun'], /one of real, virtual, poll/],
    [['--config', 'nowhere.json'], /Failed to read the config file nowhere\.json: ENOENT/],
    [['stray'], /stray/],
    [['--tls', '--proxy'], /--tls and --proxy do not go together/],
    [['--tls-cert', 'a.pem'], /--tls-cert and --tls-key go together/],
    [['--tls-name', 'a b'], /--tls-name must be a host name or an address, not "a b"/],
    [['--api-key', ''], /apiKey|key is empty/],
    [['--control-token', ''], /--control-token must not be empty/],
    [['--scenario', 'stuk'], /There is no scenario named "stuk"\. Did you mean "stuck"\?/],
  ])('exits 2 with the reason for the arguments %j', async (args, reason) => {
    const mock = run(...args);
    expect(await mock.exit).toBe(2);
    expect(mock.errors()).toMatch(reason);
    expect(mock.errors().trim().split('\n')).toHaveLength(1);
  });

  test('prints its help, version and scenarios', async () => {
    const [help, version, scenarios] = [run('--help'), run('--version'), run('--list-scenarios')];
    expect(await Promise.all([help.exit, version.exit, scenarios.exit])).toEqual([0, 0, 0]);
    expect(help.output()).toContain('--models-api-key');
    expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(scenarios.output()).toContain('rate-limited');
  });

  test('reads accounts, scenarios and faults from a YAML file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'koukoutu-config-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const config = join(folder, 'mock.yaml');
    await writeFile(
      config,
      'port: 0\naccounts:\n  - { key: shop-key, credits: 7 }\n  - { key: old-key, status: revoked }\nscenarios:\n  - name: tea-time\n    rules: [{ fault: { kind: error, code: 503 } }]\n',
    );
    const mock = run('--config', config);
    const url = urlOf(await mock.until('ready on'));
    const score = (key: string, headers = {}) =>
      fetch(`${url}/async/v1/score`, { headers: { 'x-api-key': key, ...headers } });
    expect((await (await score('shop-key')).json()).data.credits).toBe(7);
    expect((await score('old-key')).status).toBe(401);
    expect((await score('shop-key', { 'x-mock-scenario': 'tea-time' })).status).toBe(503);
  });

  test.each([
    ['{"port":"abc"}', /port must be a whole number from 0 to 65535/],
    ['{"log":"xml"}', /log must be one of text, json, none/],
    ['{"host":5}', /host must be an address/],
    ['{"fetchLinks":"yes"}', /fetchLinks must be true or false/],
    ['{"accounts":{}}', /accounts must be a list of accounts/],
    ['{"faults":[{}]}', /Failed to read a fault rule: it has no fault/],
    ['{"scenarios":5}', /Failed to read scenarios/],
    ['{"foo":1}', /it does not know "foo"\. See/],
    ['{"controlToken":""}', /controlToken must be a text, and not an empty one/],
    ['{"aciton":1}', /does not know "aciton"/],
    ['[1]', /it must hold an object/],
    ['[1', /Failed to read the config file/],
  ])('exits 2 with the reason in one line for the config file %s', async (text, reason) => {
    const folder = await mkdtemp(join(tmpdir(), 'koukoutu-config-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'mock.json'), text);
    const mock = run('--config', join(folder, 'mock.json'));
    expect(await mock.exit).toBe(2);
    expect(mock.errors()).toMatch(reason);
    expect(mock.errors().trim().split('\n')).toHaveLength(1);
  });

  test('keeps tasks, pictures and credits across a restart, without any key in the state file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'koukoutu-state-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const state = join(folder, 'state.json');
    const args = ['--port', '0', '--speed', '1000', '--api-key', 'a-key-to-keep', '--state', state];
    const headers = { 'x-api-key': 'a-key-to-keep' };
    const first = run(...args);
    const url = urlOf(await first.until('ready on'));
    const body = new URLSearchParams({
      model_key: 'background-removal',
      image_url: 'https://shop.example/1.jpg',
      output_format: 'png',
    });
    const id = (await (await fetch(`${url}/async/v1/create`, { method: 'POST', body, headers })).json()).data.task_id;
    const before = (await (await fetch(`${url}/async/v1/score`, { headers })).json()).data.credits;
    const poll = async (base: string) => {
      for (;;) {
        const answer = await (
          await fetch(`${base}/async/v1/query`, { method: 'POST', body: new URLSearchParams({ task_id: id }), headers })
        ).json();
        if (answer.data?.state !== 0) return answer;
      }
    };
    const link: string = (await poll(url)).data.result_file;
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(await readFile(state, 'utf8')).not.toContain('a-key-to-keep');
    expect(await readdir(folder)).toEqual(['state.json', 'state.json.pictures']);

    const second = run(...args);
    const base = urlOf(await second.until('ready on'));
    expect((await (await fetch(`${base}/async/v1/score`, { headers })).json()).data.credits).toBe(before);
    expect((await poll(base)).data.state).toBe(1);
    const file = await fetch(`${base}${new URL(link).pathname}`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  test('reports a state file that it cannot use', async () => {
    const mock = run('--port', '0', '--state', join(command, 'state.json'));
    expect(await mock.exit).toBe(1);
    expect(mock.errors()).toMatch(
      /^koukoutu-mock: Failed to use the state file \S+: E\w+\. Choose another with --state\.\n$/,
    );
  });

  test('refuses a file that is not a state file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'koukoutu-state-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const state = join(folder, 'state.json');
    await writeFile(state, '{"hello": 1}');
    const mock = run('--port', '0', '--state', state);
    expect(await mock.exit).toBe(1);
    expect(mock.errors()).toContain('was not written by this version');
  });
});
