import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { documents, type JudgedExchange, mediaTypeOf, operations } from '../contract.js';
import type { OtherTool } from './tool.js';

const VERSION = '5.16.0';

/** A message of Prism about a response. */
interface Diagnostic {
  readonly code?: string | number;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

/** The parts of Prism with which its proxy validates responses. */
interface Prism {
  read(document: unknown): Promise<{ readonly iid?: string }[]>;
  validate(input: {
    resource: unknown;
    element: { statusCode: number; headers: Record<string, string>; body: unknown };
  }): { readonly _tag: 'Left'; readonly left: readonly Diagnostic[] } | { readonly _tag: 'Right' };
}

/**
 * Prism's validation of responses, as in its proxy, run in this process on the exchanges of the suite. The
 * proxy itself is not used, because it damages binary bodies and would report faults that it caused.
 *
 * @param clean the exchanges of a run without drift: what Prism reports there is noise and does not count
 */
export async function prismOnAnswers(clean: readonly JudgedExchange[]): Promise<OtherTool> {
  const prism = await loadPrism();
  const known = new Map<string, unknown>();
  for (const document of Object.values(documents)) {
    // Prism changes the document that it is given.
    for (const found of await prism.read(structuredClone(document))) known.set(found.iid ?? '', found);
  }
  const unknown = [...operations.keys()].find((id) => !known.has(id));
  if (unknown !== undefined) throw new Error(`Prism does not know ${unknown}: its column would be too low`);
  const remarks = (judged: JudgedExchange) => remarksOn(prism, known, judged);
  const noise = new Set(clean.flatMap(remarks));
  return {
    name: 'prism',
    title: 'Prism',
    catches: async ({ exchanges }) => exchanges.some((judged) => remarks(judged).some((remark) => !noise.has(remark))),
    close: async () => {},
  };
}

/** The messages of Prism, as texts that are equal for equal findings. */
function remarksOn(prism: Prism, known: ReadonlyMap<string, unknown>, { exchange }: JudgedExchange): string[] {
  const { request, response, failure } = exchange;
  const { operationId } = request;
  const resource = known.get(operationId);
  if (!resource) return [];
  // If the other side closes the connection, the proxy responds with an error.
  if (!response) return failure?.kind === 'not-sent' ? [] : [`${operationId} no answer`];
  if (!response.complete) return [`${operationId} cut off`];
  const headers = Object.fromEntries(response.headers.map(([name, value]) => [name.toLowerCase(), value]));
  let body: unknown = Buffer.from(response.body).toString('utf8');
  if (/^application\/(.+\+)?json$/.test(mediaTypeOf(response.headers))) {
    try {
      body = JSON.parse(String(body));
    } catch {
      return [`${operationId} broken JSON`];
    }
  }
  const verdict = prism.validate({ resource, element: { statusCode: response.status, headers, body } });
  if (verdict._tag === 'Right') return [];
  return verdict.left.map(({ code = '', path: where = [], message }) =>
    [operationId, response.status, code, where.join('/'), message].join(' '),
  );
}

/** Downloads Prism from the registry on its first use, into its own folder. */
async function loadPrism(): Promise<Prism> {
  const folder = path.join(os.tmpdir(), `koukoutu-bench-prism-${VERSION}`);
  const parts = path.join(folder, 'node_modules', '@stoplight', 'prism-http', 'dist');
  if (!existsSync(path.join(parts, 'index.js'))) {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{"private": true}\n');
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@stoplight/prism-cli@${VERSION}`];
    await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  }
  const require = createRequire(path.join(folder, 'package.json'));
  const { getHttpOperationsFromSpec } = require(path.join(parts, 'index.js'));
  const { validateOutput } = require(path.join(parts, 'validator', 'index.js'));
  return { read: getHttpOperationsFromSpec, validate: validateOutput };
}
