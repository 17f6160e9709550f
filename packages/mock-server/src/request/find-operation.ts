import type { Exchange } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import type { HostName } from '../spec/hosts.js';
import { nearestName } from '../spec/nearest.js';
import { shorten } from '../spec/problem.js';
import { type Operation, operations } from '../spec/spec.js';
import type { JournalEntry } from '../state/journal.js';

/** Which documents describe a host. Results are described with the async host. */
export const DOCUMENTS: Record<HostName, readonly Operation['document'][]> = {
  sync: ['sync'],
  async: ['async'],
  apis: ['models', 'gateway'],
  files: ['async'],
};

/**
 * The operation that a request is for.
 *
 * @throws Refusal 404 for an unknown path, 405 for a wrong method; the entry then says what is near.
 */
export function findOperation(exchange: Exchange, entry: JournalEntry): Operation {
  const ofHost = operations.filter(
    ({ document, id }) =>
      DOCUMENTS[exchange.host].includes(document) && (id === 'downloadResult') === (exchange.host === 'files'),
  );
  const onPath = exchange.host === 'files' ? ofHost : ofHost.filter(({ pattern }) => pattern.test(exchange.path));
  // HEAD asks for what GET would answer, without the body.
  const method = exchange.method === 'HEAD' ? 'GET' : exchange.method;
  const found = onPath.find((operation) => operation.method === method);
  if (found) return found;
  const [other] = onPath;
  if (other) {
    throw new Refusal(405, '', {
      message: `Method ${shorten(exchange.method, 20)} is not allowed`,
      problems: [
        {
          level: 'error',
          where: 'method',
          message: `${exchange.path} takes ${other.method}.`,
          suggestion: other.method,
        },
      ],
    });
  }
  const near = nearestName(
    exchange.path,
    ofHost.map(({ path }) => path),
  );
  const elsewhere = operations.find(({ pattern, id }) => id !== 'downloadResult' && pattern.test(exchange.path));
  entry.problems.push({
    level: 'error',
    where: 'path',
    message: `This host has no path ${shorten(exchange.path)}.${elsewhere ? ` The ${elsewhere.document} host has.` : ''}`,
    ...(near ? { suggestion: near } : {}),
  });
  throw new Refusal(404, '', {
    message:
      exchange.host === 'apis' ? `Invalid URL (${exchange.method} ${shorten(exchange.path, 200)})` : '接口不存在',
  });
}
