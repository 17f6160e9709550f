import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../data/control.js';
import { quote, toCurl } from './curl.js';

const BASE = 'http://127.0.0.1:4010';

function entry(over: Partial<JournalEntry>): JournalEntry {
  const own = { seq: 1, at: 0, method: 'POST', host: 'async', path: '/v1/create', query: '' } as const;
  return { ...own, headers: { 'x-api-key': '***' }, fields: {}, problems: [], faults: [], ...over };
}

/** The arguments that a POSIX shell passes to the command. */
async function wordsOf(command: string, env: Record<string, string> = {}): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-c', `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`],
    { env: { PATH: process.env.PATH ?? '', ...env } },
  );
  return stdout.split('\0').slice(0, -1);
}

const JSON_TYPE = { 'content-type': 'application/json' };
const PICTURE = 'not really a picture';

/** What a command writes to curl's standard input, in a folder that contains a `photo.jpg`. */
async function bodyOf(command: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'koukoutu-curl-'));
  try {
    await writeFile(join(folder, 'photo.jpg'), PICTURE);
    const { stdout } = await promisify(execFile)('sh', ['-c', `curl() { cat; }\n${command}`], { cwd: folder });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a request as curl', () => {
  it('sends a form with its file, and reads the key from the environment', async () => {
    const fields = {
      model_key: 'background-removal',
      image_file: { filename: 'a b.jpg', contentType: 'image/jpeg', bytes: 5 },
    };
    const headers = { 'x-api-key': '***', 'content-type': 'multipart/form-data; boundary=x' };
    expect(await wordsOf(toCurl(entry({ fields, headers }), BASE), { KOUKOUTU_API_KEY: 'kkt-1' })).toEqual([
      `${BASE}/async/v1/create`,
      '-H',
      'X-API-Key: kkt-1',
      '--form-string',
      'model_key=background-removal',
      '-F',
      'image_file=@a b.jpg;type=image/jpeg',
    ]);
  });

  it('passes every text to curl unchanged, even if it has a meaning for the shell', async () => {
    const evil = `it's "$HOME" \`id\` \\ $(id) ; & | > < * ? ~ # ! \n next 图`;
    const words = await wordsOf(toCurl(entry({ fields: { [evil]: evil }, query: `q=${evil}` }), BASE));
    expect(words).toContain(`${evil}=${evil}`);
    expect(words[0]).toBe(`${BASE}/async/v1/create?q=${evil}`);
  });

  it('sends no key if the request had none, and a Bearer key to the models', async () => {
    const bare = toCurl(entry({ method: 'GET', path: '/v1/score', headers: {} }), BASE);
    expect(await wordsOf(bare)).toEqual([`${BASE}/async/v1/score`]);
    const models = entry({
      host: 'models',
      path: '/v1/images/generations',
      headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
      fields: { prompt: '猫' },
    });
    const words = await wordsOf(toCurl(models, BASE), { KOUKOUTU_MODELS_API_KEY: 'sk-1' });
    expect(words[0]).toBe(`${BASE}/apis/v1/images/generations`);
    expect(words).toContain('Authorization: Bearer sk-1');
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({ prompt: '猫' });
  });

  it('keeps the types of a JSON body: numbers, lists, objects and texts', async () => {
    const fields = {
      prompt: `it's "$HOME" \\ 猫`,
      watermark: 'false',
      sequential_image_generation_options: '{"max_images":2}',
      size: '2K',
      user: '"42"',
    };
    const words = await wordsOf(toCurl(entry({ host: 'models', headers: JSON_TYPE, fields }), BASE));
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({
      ...fields,
      watermark: false,
      sequential_image_generation_options: { max_images: 2 },
      user: '42',
    });
  });

  it('reads base64 pictures, which the journal does not keep, from a file', async () => {
    const prompt = 'it\'s "$HOME" `id` \\ $(id) 猫';
    const image = ['data:image/png;base64,iVBORw0KGgo… (9000 characters)', 'https://example.com/a.jpg'];
    const fields = { prompt, image: JSON.stringify(image) };
    const json = await bodyOf(toCurl(entry({ host: 'models', headers: JSON_TYPE, fields }), BASE));
    const picture = Buffer.from(PICTURE).toString('base64');
    expect(JSON.parse(json)).toEqual({ prompt, image: [`data:image/png;base64,${picture}`, image[1]] });

    const form = {
      image_base64: 'data:image/png;base64,iVBORw0KGgo… (9000 characters)',
      note: 'xxxxx… (300 characters)',
    };
    const command = toCurl(entry({ fields: form }), BASE);
    expect(command).toContain('--data-urlencode image_base64@-');
    expect(command).toContain("'note=xxxxx… (300 characters)'");
    expect(await bodyOf(command)).toBe(`data:image/png;base64,${picture}`);
  });

  it('names the method if curl would use another one, the scenario, and an output file for a picture', async () => {
    const words = await wordsOf(
      toCurl(
        entry({
          method: 'PUT',
          host: 'sync',
          headers: { 'x-mock-scenario': 'flaky' },
          outcome: 'picture',
          answer: { contentType: 'image/jpeg', bytes: 9 },
        }),
        BASE,
      ),
    );
    expect(words).toEqual([`${BASE}/sync/v1/create`, '-X', 'PUT', '-H', 'X-Mock-Scenario: flaky', '-o', 'result.jpg']);
  });

  it('quotes a file name that curl would otherwise cut short', async () => {
    const fields = { image_file: { filename: 'a;b "c".jpg', bytes: 5 } };
    expect(await wordsOf(toCurl(entry({ fields }), BASE))).toContain('image_file=@"a;b \\"c\\".jpg"');
  });

  it('says that the body is missing if the mock refused the request before reading it', async () => {
    const command = toCurl(entry({ status: 401, headers: { 'x-api-key': '***', ...JSON_TYPE } }), BASE);
    expect(command).toMatch(/^# The mock did not get to read the body of this request: add it\.\ncurl /);
    expect(await wordsOf(command)).toContain('POST');
    expect(toCurl(entry({ method: 'GET' }), BASE)).not.toContain('#');
  });

  it('leaves plain words unquoted', () => {
    expect(quote('model_key=background-removal')).toBe('model_key=background-removal');
    expect(quote('')).toBe("''");
  });
});
