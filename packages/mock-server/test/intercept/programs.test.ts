import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_API_KEY } from '../../src/node.js';
import { has, type Programs, startPrograms } from './programs.js';

let programs: Programs;
const undici = fileURLToPath(import.meta.resolve('undici'));

beforeAll(async () => {
  programs = await startPrograms();
});
afterAll(() => programs.close());

const run = (language: string, command: string, except?: RegExp) =>
  programs.run(language, command, except === undefined ? {} : { except });
const program: Programs['write'] = (name, content) => programs.write(name, content);

const red = { width: 200, height: 100, channels: 3 as const, background: 'red' };
const SCORE = 'https://async.koukoutu.com/v1/score';

describe.skipIf(!process.allowedNodeEnvironmentFlags.has('--use-env-proxy'))('a Node program', () => {
  it('reaches the mock with fetch', async () => {
    const file = await program(
      'fetch.mjs',
      `const answer = await fetch('${SCORE}', { headers: { 'X-API-Key': '${DEFAULT_API_KEY}' } });
       console.log((await answer.json()).data.credits);`,
    );
    expect(await run('Node', `node ${file}`)).toEqual({ code: 0, stdout: '4321\n', stderr: '' });
  });

  it('reaches the mock with the https module over persistent connections', async () => {
    const file = await program(
      'https.mjs',
      `import { get, globalAgent } from 'node:https';
       const score = () => new Promise((resolve, reject) => {
         const request = get('${SCORE}', { headers: { 'X-API-Key': '${DEFAULT_API_KEY}' } }, async (answer) => {
           let text = '';
           for await (const chunk of answer) text += chunk;
           resolve([JSON.parse(text).data.credits, request.reusedSocket].join());
         }).on('error', reject);
       });
       console.log(await score());
       console.log(await score());
       globalAgent.destroy();`,
    );
    const { stdout, stderr } = await run('Node', `node ${file}`);
    expect({ stdout, stderr }).toEqual({ stdout: '4321,false\n4321,true\n', stderr: '' });
  });

  it('on an older Node reaches the mock with the proxy agent of undici', async () => {
    const file = await program(
      'undici.mjs',
      `import { EnvHttpProxyAgent, setGlobalDispatcher } from ${JSON.stringify(undici)};
       setGlobalDispatcher(new EnvHttpProxyAgent());
       const answer = await fetch('${SCORE}', { headers: { 'X-API-Key': '${DEFAULT_API_KEY}' } });
       console.log((await answer.json()).data.credits);`,
    );
    const { stdout } = await run('Node', `node ${file}`, /NODE_USE_ENV_PROXY/);
    expect(stdout).toBe('4321\n');
  });

  it('that does not trust the authority fails, and the log says what to set', async () => {
    const file = await program('distrust.mjs', `await fetch('${SCORE}').catch((e) => console.log(e.cause.code));`);
    programs.notices.length = 0;
    const { stdout } = await run('Node', `node ${file}`, /NODE_EXTRA_CA_CERTS/);
    expect(stdout).toBe('SELF_SIGNED_CERT_IN_CHAIN\n');
    expect(programs.notices.join('\n')).toContain(`trust ${programs.mock.caFile}`);
  });
});

describe.skipIf(!has('python3', '--version'))('a Python program', () => {
  it('reaches the mock with urllib', async () => {
    const file = await program(
      'score.py',
      `import json, urllib.request
request = urllib.request.Request('${SCORE}', headers={'X-API-Key': '${DEFAULT_API_KEY}'})
print(json.load(urllib.request.urlopen(request))['data']['credits'])`,
    );
    expect(await run('Python', `python3 ${file}`)).toMatchObject({ code: 0, stdout: '4321\n', stderr: '' });
  });

  it('that checks certificates strictly, as Python does since 3.13, accepts them', async () => {
    const file = await program(
      'strict.py',
      `import ssl, urllib.request
context = ssl.create_default_context()
context.verify_flags |= ssl.VERIFY_X509_STRICT
request = urllib.request.Request('${SCORE}', headers={'X-API-Key': '${DEFAULT_API_KEY}'})
print(urllib.request.urlopen(request, context=context).status)`,
    );
    expect(await run('Python', `python3 ${file}`)).toMatchObject({ code: 0, stdout: '200\n', stderr: '' });
  });

  it.skipIf(!has('python3', '-c', 'import requests'))('reaches the mock with requests, in one session', async () => {
    const file = await program(
      'session.py',
      `import requests
with requests.Session() as session:
    session.headers['X-API-Key'] = '${DEFAULT_API_KEY}'
    for _ in range(3):
        print(session.get('${SCORE}').json()['data']['credits'])`,
    );
    expect(await run('Python', `python3 ${file}`)).toMatchObject({ code: 0, stdout: '4321\n4321\n4321\n', stderr: '' });
  });
});

describe.skipIf(!has('curl', '--version'))('curl', () => {
  it('uploads a picture, waits for its task and fetches the result, all under the real names', async () => {
    const picture = await program('red.png', await sharp({ create: red }).png().toBuffer());
    const key = `-H 'X-API-Key: ${DEFAULT_API_KEY}'`;
    const created = await run(
      'curl',
      `curl -sS ${key} -F model_key=background-removal -F image_file=@${picture} -F output_format=png https://async.koukoutu.com/v1/create`,
    );
    const taskId = JSON.parse(created.stdout).data.task_id;
    await programs.mock.mock.control.clock.runAll();
    const queried = await run(
      'curl',
      `curl -sS ${key} -d task_id=${taskId} -d response=url https://async.koukoutu.com/v1/query`,
    );
    const link: string = JSON.parse(queried.stdout).data.result_file;
    expect(link).toMatch(/^https:\/\//);
    expect(await run('curl', `curl -sS -o result.png ${link}`)).toMatchObject({ code: 0, stderr: '' });
    expect(await sharp(join(programs.folder, 'result.png')).metadata()).toMatchObject({
      format: 'png',
      width: 200,
      height: 100,
    });
  });

  it('gets the reason why another host is refused', async () => {
    programs.notices.length = 0;
    const { code, stderr } = await run('curl', 'curl -sS https://example.com/');
    expect(code).toBe(56);
    expect(stderr).toContain('403');
    expect(programs.notices.join()).toContain('example.com:443 is refused');
  });
});
