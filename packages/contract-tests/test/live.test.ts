import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../src/command/command.js';
import type { Surroundings } from '../src/command/surroundings.js';
import type { Mutant, PassingRequest } from '../src/mutants/mutant.js';
import { type MutatingProxy, startMutatingProxy } from '../src/mutants/proxy.js';

const KEY = 'live-matting-key-0815';
const MODELS_KEY = 'sk-live-models-key-0815';
let server: MockServer;
let proxy: MutatingProxy;
let folder: string;
let ledger: string;

beforeAll(async () => {
  server = await createMockServer({ clock: { mode: 'real', speed: 40 }, apiKey: KEY, modelsApiKey: MODELS_KEY });
  proxy = await startMutatingProxy(server.url);
  folder = await mkdtemp(join(tmpdir(), 'contract-live-'));
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});
beforeEach(async () => {
  meet({});
  ledger = join(await mkdtemp(join(folder, 'ledger-')), 'ledger.json');
});

/** What the run meets on its way, beside the mock. */
function meet(part: Pick<Mutant, 'request' | 'instead' | 'answer'>): void {
  proxy.mutant = { id: 'met', family: 'flow', scope: [], checks: [], breaksSdk: false, ...part };
}

const envelope = (code: number, status = code) => ({
  status,
  headers: [
    ['Content-Type', 'application/json'],
    ['Retry-After', '0'],
  ] as [string, string][],
  body: Buffer.from(JSON.stringify({ code, message: `met ${code}`, data: null })),
});

/** Answers the first so many calls of an operation in place of the mock. */
function first(
  count: number,
  operationId: string,
  code: number,
): (request: PassingRequest) => ReturnType<typeof envelope> | undefined {
  let seen = 0;
  return (request) => {
    if (request.operationId !== operationId || seen >= count) return undefined;
    seen += 1;
    return envelope(code);
  };
}

interface Ran {
  readonly code: number;
  readonly said: string;
  readonly warned: string;
}

async function command(args: readonly string[], more: Partial<Surroundings> = {}): Promise<Ran> {
  let [said, warned] = ['', ''];
  const write = (text: string) => {
    said += text;
  };
  const warn = (text: string) => {
    warned += text;
  };
  const code = await runCommand(args, { env: {}, write, warn, colour: false, ...more });
  return { code, said, warned };
}

/** A live run, its hosts placed one by one, against the mock behind the proxy. */
const liveArgs = (...more: readonly string[]) => [
  ...['verify', '--target', 'live', '--live', '--poll-interval', '20', '--ledger', ledger],
  ...['--sync-url', `${proxy.url}/sync`, '--async-url', `${proxy.url}/async`, '--models-url', `${proxy.url}/apis`],
  ...more,
];
const live = (...more: readonly string[]) => command(liveArgs('--api-key', KEY, ...more));

const ONE_TASK = 'createTask/urlencoded/background-removal/image_base64';
const ONE_CASE = `${ONE_TASK}/output_format=png&crop=0`;
const creates = () => server.mock.control.journal.entries().filter(({ path }) => path.endsWith('/v1/create')).length;
const spentIn = async (): Promise<number> => {
  const { entries } = JSON.parse(await readFile(ledger, 'utf8'));
  return entries.reduce((sum: number, { credits }: { credits: number }) => sum + credits, 0);
};

describe('the surroundings of a live run are no drift', () => {
  it('waits while the slots of the account are taken, and judges the answer that comes then; so does its recording', async () => {
    meet({ instead: first(3, 'createTask', 429) });
    const record = join(folder, 'busy.json');
    const { code, said } = await live('--only', ONE_TASK, '--budget', '50', '--record', record);
    expect(said).toContain('No drift');
    expect(code).toBe(0);
    expect(await readFile(record, 'utf8')).toContain('#create~4');
    const again = await command(['verify', '--target', record]);
    expect(again.said).toContain('No drift');
    expect(again.code).toBe(0);
  });

  it('asks again what costs nothing when the service or the network fails for a moment', async () => {
    let poll = 0;
    meet({
      instead: first(2, 'queryTask', 503),
      answer: (answer, { request }) => {
        if (request.operationId === 'queryTask' && ++poll === 2) answer.delivery = 'cut-off';
      },
    });
    const { code, said } = await live('--only', `${ONE_TASK}/output_format=png&crop=0`, '--budget', '50');
    expect(said).toContain('No drift');
    expect(code).toBe(0);
  });

  it('tells slots that other programs hold from slots that are missing', async () => {
    let asked = 0;
    meet({ instead: ({ operationId }) => (operationId === 'createTask' && ++asked > 2 ? envelope(429) : undefined) });
    const { code, said } = await live('--only', 'createTask/slots', '--budget', '50');
    expect(said).toContain('other programs may hold slots');
    expect(said).not.toContain('✗');
    expect(code).toBe(2);
  });

  it('does not send a create again that may have been paid for, and cannot judge it', async () => {
    meet({
      answer: (answer, { request }) => {
        if (request.operationId === 'createTask') answer.delivery = 'reset';
      },
    });
    const before = creates();
    const record = join(folder, 'reset.json');
    const { code, said } = await live(
      '--only',
      `${ONE_TASK}/output_format=png&crop=0`,
      '--budget',
      '50',
      '--record',
      record,
    );
    expect(code).toBe(2);
    expect(said).toContain('may have been paid for');
    const cases = Number(/(\d+) cases,/.exec(said.slice(said.indexOf('Could not judge')))?.[1]);
    expect(creates() - before).toBe(cases);
    const again = await command(['verify', '--target', record]);
    expect(again.code).toBe(2);
    expect(again.said).toContain('may have been paid for');
  });

  it('still finds what is wrong with the service while it is well otherwise', async () => {
    meet({ instead: (request) => (request.operationId === 'queryTask' ? envelope(500) : undefined) });
    const { code, said } = await live('--only', 'queryTask/bad/no-task-id', '--budget', '50');
    expect(said).toContain('refusal-code');
    expect(code).toBe(1);
  });

  it('cannot judge a service that is down', async () => {
    meet({ instead: () => envelope(503) });
    const { code, said } = await live('--only', 'queryTask/bad/no-task-id', '--budget', '50');
    expect(code).toBe(2);
    expect(said).toContain('the service answered 503, 4 times');
  });
});

describe('the keys of a live run', () => {
  it('are tried first: with a wrong one nothing else is sent', async () => {
    const before = server.mock.control.journal.entries().length;
    const { code, said } = await command(liveArgs('--api-key', 'not-the-right-key', '--budget', '50'));
    expect(code).toBe(2);
    expect(said).toContain('the matting key is refused with 401');
    expect(server.mock.control.journal.entries().length - before).toBeLessThan(5);
    await expect(readFile(ledger, 'utf8')).rejects.toThrow();
  });

  it('are tried one by one: with a wrong models key the other hosts are judged, and the run is no pass', async () => {
    const { code, said } = await live(
      '--models-api-key',
      'sk-not-the-right-one',
      '--only',
      '/key/no-key',
      '--budget',
      '50',
    );
    expect(code).toBe(2);
    expect(said).toContain('the models key is refused with 401');
    expect(said).not.toContain('✗');
  });

  it('end the run when they are revoked in the middle, which is no drift', async () => {
    let task = 0;
    meet({
      instead: ({ operationId }) => {
        if (operationId === 'createTask') task += 1;
        return task > 2 ? envelope(401) : undefined;
      },
    });
    const before = creates();
    const { code, said } = await live('--only', 'createTask/urlencoded/', '--budget', '50');
    expect(said).toContain('the matting key is refused with 401');
    expect(said).not.toContain('✗');
    expect(code).toBe(2);
    expect(creates() - before).toBe(2);
  });

  it('stand nowhere in what is said and written, although the service quotes the one that it turns away', async () => {
    const body = Buffer.from(JSON.stringify({ code: 401, message: `${KEY} is no key of ours`, data: null }));
    meet({ instead: ({ operationId }) => (operationId === 'getCredits' ? { ...envelope(401), body } : undefined) });
    const files = ['json', 'html', 'markdown', 'junit', 'sarif'].map((form) => [form, join(folder, `quoted.${form}`)]);
    const reports = files.flatMap(([form, file]) => ['--report', `${form}=${file}`]);
    const { said, warned } = await live('--only', ONE_CASE, '--budget', '50', ...reports);
    expect(said).toContain('nothing more was sent to the matting hosts');
    expect(said + warned).not.toContain(KEY);
    for (const [, file = ''] of files) expect(await readFile(file, 'utf8')).not.toContain(KEY);
  });

  it('are not blamed when one operation alone refuses them', async () => {
    meet({ instead: ({ operationId }) => (operationId === 'createSync' ? envelope(401) : undefined) });
    const { code, said } = await live('--only', 'createSync/urlencoded/background-removal', '--budget', '50');
    expect(said).toContain('✗ key-accepted');
    expect(code).toBe(1);
  });
});

describe('the budget of a live run', () => {
  const SYNC = 'createSync/multipart/background-removal/image_file';

  it('holds when the service charges more than the spec says: that is entered, and every later case is reckoned so', async () => {
    let hidden = 0;
    meet({
      answer: (answer, { request }) => {
        if (request.operationId === 'createSync' && answer.status === 200) hidden += 2.5;
        if (request.operationId !== 'getCredits') return;
        const value = JSON.parse(answer.body.toString());
        value.data.credits -= hidden;
        answer.body = Buffer.from(JSON.stringify(value));
      },
    });
    const before = creates();
    const { code, said } = await live('--only', SYNC, '--budget', '12');
    expect(code).toBe(2);
    expect(said).toContain('credits more went than planned');
    const sent = creates() - before;
    expect(sent).toBeGreaterThan(1);
    // Webp costs 1 and 2.5 more each: what went is entered to the last fraction, and stays within the budget.
    expect(await spentIn()).toBeGreaterThanOrEqual(hidden + sent);
    expect(await spentIn()).toBeLessThanOrEqual(12);
  });

  it('counts refusals too, where the service charges for them', async () => {
    let hidden = 0;
    meet({
      answer: (answer, { request }) => {
        if (request.operationId === 'createSync' && answer.status !== 200) hidden += 1;
        if (request.operationId !== 'getCredits') return;
        const value = JSON.parse(answer.body.toString());
        value.data.credits -= hidden;
        answer.body = Buffer.from(JSON.stringify(value));
      },
    });
    const { code } = await live('--only', 'createSync/key/', '--budget', '3');
    expect(code).toBe(2);
    expect(hidden).toBeLessThanOrEqual(3);
    expect(await spentIn()).toBe(hidden);
  });

  it('ends where the account ends, before the service has to refuse', async () => {
    const [account] = server.mock.control.accounts.list();
    const poor = await createMockServer({ clock: { mode: 'real', speed: 40 }, accounts: [{ key: KEY, credits: 3 }] });
    try {
      const hosts = ['--sync-url', `${poor.url}/sync`, '--async-url', `${poor.url}/async`];
      const args = [
        'verify',
        '--target',
        'live',
        '--live',
        '--api-key',
        KEY,
        '--ledger',
        ledger,
        '--poll-interval',
        '20',
      ];
      const { code, said } = await command([
        ...args,
        ...hosts,
        '--models-url',
        `${poor.url}/apis`,
        '--only',
        SYNC,
        '--budget',
        '50',
      ]);
      expect(account).toBeDefined();
      expect(said).toContain('Account: 3 credits');
      expect(said).toMatch(/the account has \d credits left, this needs \d/);
      expect(said).not.toContain('✗');
      expect(code).toBe(2);
    } finally {
      await poor.close();
    }
  });

  it('is held by one run at a time', async () => {
    const both = await Promise.all([
      live('--only', `${ONE_TASK}/output_format=png&crop=0`, '--budget', '50'),
      live('--only', `${ONE_TASK}/output_format=png&crop=0`, '--budget', '50'),
    ]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(both.map(({ warned }) => warned).join('')).toContain('another run');
  });

  it('ends the run when it can no longer be counted, and what was seen is kept', async () => {
    let seen = 0;
    meet({
      request: async ({ operationId }) => {
        if (operationId === 'createSync' && ++seen === 2) await rm(dirname(ledger), { recursive: true });
      },
    });
    const report = join(folder, 'no-ledger.json');
    const { code, said } = await live('--only', SYNC, '--budget', '50', '--report', `json=${report}`);
    expect(code).toBe(2);
    expect(said).toContain('the ledger cannot be written');
    expect(seen).toBe(2);
    expect(JSON.parse(await readFile(report, 'utf8')).exchanges.length).toBeGreaterThanOrEqual(2);
  });

  it('is not spent on counting credits while another program uses the account', async () => {
    let elsewhere = 0;
    meet({
      answer: (answer, { request }) => {
        if (request.operationId !== 'getCredits') return;
        const value = JSON.parse(answer.body.toString());
        value.data.credits -= elsewhere++;
        answer.body = Buffer.from(JSON.stringify(value));
      },
    });
    const { code, said } = await live('--only', 'createSync/credits/webp', '--budget', '50');
    expect(said).toContain('other programs spend credits');
    expect(code).toBe(2);
  });
});

describe('a live run that is broken off', () => {
  it('writes what it has seen until then, and is no pass', async () => {
    const report = join(folder, 'a', 'new', 'folder', 'stopped.json');
    const record = join(folder, 'stopped-cassette.json');
    let signal = () => Promise.resolve();
    let seen = 0;
    meet({
      request: ({ operationId }) => {
        if (operationId === 'createTask' && ++seen === 3) void signal();
      },
    });
    const args = liveArgs('--api-key', KEY, '--only', 'createTask/urlencoded/', '--budget', '50');
    const { code, said } = await command([...args, '--report', `json=${report}`, '--record', record], {
      beforeSignal: (tidy) => {
        signal = tidy;
        return () => {};
      },
    });
    expect(code).toBe(2);
    expect(said).toContain('the run was broken off');
    const { exchanges, cases } = JSON.parse(await readFile(report, 'utf8'));
    expect(exchanges.length).toBeGreaterThan(3);
    expect(
      cases.filter(({ skipped }: { skipped?: string }) => skipped === 'the run was broken off').length,
    ).toBeGreaterThan(3);
    expect((await command(['verify', '--target', record])).code).toBe(2);
  });

  it('in the middle of a case is none when its recording is judged again either', async () => {
    const record = join(folder, 'stopped-inside.json');
    let signal = () => Promise.resolve();
    let polls = 0;
    meet({
      answer: (answer, { request }) => {
        const done = request.operationId === 'queryTask' && answer.body.includes('"state":1') && ++polls === 1;
        if (done) void signal();
      },
    });
    const args = liveArgs('--api-key', KEY, '--only', ONE_CASE, '--budget', '50', '--record', record);
    const { code } = await command(args, {
      beforeSignal: (tidy) => {
        signal = tidy;
        return () => {};
      },
    });
    expect(code).toBe(2);
    const again = await command(['verify', '--target', record]);
    expect(again.said).toContain('the run was broken off');
    expect(again.said).not.toContain('✗');
    expect(again.said).not.toContain('not on the cassette');
    expect(again.code).toBe(2);
  });

  it('does not wait for a service that answers nothing any more', { timeout: 30_000 }, async () => {
    let signal = () => Promise.resolve();
    let silent = false;
    meet({
      request: async ({ operationId }) => {
        silent ||= operationId === 'createTask';
        if (!silent) return;
        void signal();
        await new Promise(() => {});
      },
    });
    const { code, said } = await command(liveArgs('--api-key', KEY, '--only', ONE_CASE, '--budget', '50'), {
      beforeSignal: (tidy) => {
        signal = tidy;
        return () => {};
      },
    });
    expect(said).toContain('the run was broken off');
    expect(code).toBe(2);
  });
});

describe('the pictures of a live run that are given by link', () => {
  const PAGES = ['--only', 'page/print-extraction-async-url', '--budget', '50'];
  const SHADOW = ['--only', 'page/ai-shadow-async-url', '--budget', '50'];

  it('are public ones of your own, and a case without one is left out', async () => {
    const before = creates();
    const record = join(folder, 'no-link.json');
    const { said } = await live(...PAGES, '--record', record);
    expect(creates()).toBe(before);
    expect(said).not.toContain('✗');
    const jpeg = ['--picture-url', 'https://pictures.example.com/own.jpg'];
    expect((await live(...SHADOW, ...jpeg)).code).toBe(2);
    expect(creates()).toBe(before);
    expect((await live(...PAGES, ...jpeg)).code).toBe(0);
    expect(creates()).toBe(before + 1);
  });

  it('leave no signature in a recording, which comes to the same verdict', async () => {
    const record = join(folder, 'signed.json');
    const link = 'https://pictures.example.com/own.jpg?Expires=17&Signature=aSecretPlace%2Bx%3D';
    expect((await live(...PAGES, '--picture-url', link, '--record', record)).code).toBe(0);
    const text = await readFile(record, 'utf8');
    expect(text).toContain('own.jpg');
    expect(text).not.toContain('aSecretPlace');
    const again = await command(['verify', '--target', record]);
    expect(again.said).not.toContain('not on the cassette');
    expect(again.code).toBe(0);
  });
});

describe('the recording of a live run', () => {
  it('does not become newer by being recorded again', async () => {
    const [record, copy] = [join(folder, 'first.json'), join(folder, 'copy.json')];
    await live('--only', 'getCredits/', '--budget', '50', '--record', record);
    await command(['verify', '--target', record, '--record', copy]);
    const dates = await Promise.all(
      [record, copy].map(async (file) => JSON.parse(await readFile(file, 'utf8')).recordedAt),
    );
    expect(dates[1]).toBe(dates[0]);
  });
});

describe('the ledger of a live run', () => {
  it('is not written over by what else is asked for', async () => {
    const { code, warned } = await live('--only', ONE_CASE, '--budget', '50', '--report', `json=${ledger}`);
    expect(code).toBe(2);
    expect(warned).toContain('--report json and --ledger name the same file');
  });
});
