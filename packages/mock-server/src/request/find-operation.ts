import type { Exchange } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import type { HostName } from '../spec/hosts.js';
import { nearestName } from '../spec/nearest.js';
import { shorten } from '../spec/problem.js';
import { type Operation, operations } from '../spec/spec.js';
import type { JournalRecord } from '../state/journal-record.js';

/** Which documents describe a host. Results are described with the async host. */
const DOCUMENTS: Record<HostName, readonly Operation['document'][]> = {
  sync: ['sync'],
  async: ['async'],
  models: ['models', 'gateway'],
  files: ['async'],
};

/** The operations of each host, exact paths before patterns. */
export const OPERATIONS_OF: Record<HostName, readonly Operation[]> = {
  sync: operationsOf('sync'),
  async: operationsOf('async'),
  models: operationsOf('models'),
  files: operationsOf('files'),
};

function operationsOf(host: HostName): Operation[] {
  return operations.filter(
    ({ document, id }) => DOCUMENTS[host].includes(document) && (id === 'downloadResult') === (host === 'files'),
  );
}

/**
 * The operation that a request is for.
 *
 * @throws Refusal 404 for an unknown path, 405 for a wrong method. The record then says what is near
 */
export function findOperation({ host, method, path }: Exchange, record: JournalRecord): Operation {
  const onPath = OPERATIONS_OF[host].filter((operation) => host === 'files' || isOnPath(operation, path));
  // HEAD asks for what GET would answer, without the body.
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = onPath.find((operation) => operation.method === wanted);
  if (found) return found;
  const [other] = onPath;
  if (other) {
    throw new Refusal(405, '', {
      message: `Method ${shorten(method, 20)} is not allowed`,
      problems: [
        { level: 'error', where: 'method', message: `${path} takes ${other.method}.`, suggestion: other.method },
      ],
    });
  }
  const near = nearestName(
    path,
    OPERATIONS_OF[host].map((operation) => operation.path),
  );
  const elsewhere = operations.find((operation) => operation.id !== 'downloadResult' && isOnPath(operation, path));
  record.problems.push({
    level: 'error',
    where: 'path',
    message: `This host has no path ${shorten(path)}.${elsewhere ? ` The ${elsewhere.document} host has it.` : ''}`,
    ...(near ? { suggestion: near } : {}),
  });
  throw new Refusal(404, '', {
    message: host === 'models' ? `Invalid URL (${method} ${shorten(path, 200)})` : '接口不存在',
  });
}

function isOnPath(operation: Operation, path: string): boolean {
  return operation.path === path || operation.pattern.test(path);
}
