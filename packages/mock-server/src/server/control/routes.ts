import type { FaultRule } from '../../faults/fault.js';
import type { Control } from '../../service/control.js';
import type { OperationId } from '../../spec/documents.js';
import { operations } from '../../spec/spec.js';
import type { AccountChange, AccountOptions } from '../../state/accounts.js';
import type { StoredPicture } from '../../state/pictures.js';
import type { ErrorStyle } from '../../state/settings.js';

/** One request to the control API. */
export interface ControlRequest {
  /** The variable parts of the path. */
  parts: string[];
  query: URLSearchParams;
  /** The JSON body. An empty object if the request has no body. */
  body: Record<string, unknown>;
}

/** A refusal of the control API. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  constructor(
    readonly status: 400 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}

/** The response of a route: JSON, a picture, or an empty body. */
export type ControlAnswer = { json: unknown; status?: 200 | 201 } | { picture: StoredPicture } | { nothing: true };

/** A route: method, pattern of the path below `/__mock`, and what it does. */
export interface Route {
  method: string;
  pattern: RegExp;
  answer(request: ControlRequest): ControlAnswer | Promise<ControlAnswer>;
}

const json = (value: unknown, status: 200 | 201 = 200): ControlAnswer => ({ json: value, status });

/** The routes of the control API, as `openapi/control.yaml` describes them. */
export function createRoutes(control: Control): Route[] {
  const route = (method: string, path: string, answer: Route['answer']): Route => ({
    method,
    pattern: new RegExp(`^${path.replaceAll('{id}', '([^/]+)')}$`),
    answer,
  });
  return [
    route('GET', '/state', () => json(control.state())),
    route('PATCH', '/settings', ({ body }) => {
      control.configure(readSettings(body));
      return json(control.state());
    }),
    route('POST', '/reset', () => {
      control.reset();
      return json(control.state());
    }),
    ...accountRoutes(control, route),
    ...taskRoutes(control, route),
    ...clockRoutes(control, route),
    ...faultRoutes(control, route),
    ...journalRoutes(control, route),
  ];
}

type MakeRoute = (method: string, path: string, answer: Route['answer']) => Route;

function accountRoutes({ accounts }: Control, route: MakeRoute): Route[] {
  return [
    route('GET', '/accounts', () => json({ accounts: accounts.list() })),
    route('POST', '/accounts', ({ body }) =>
      json(accounts.add(only(body, ACCOUNT_FIELDS) as unknown as AccountOptions), 201),
    ),
    route('PATCH', '/accounts/{id}', ({ parts, body }) => {
      const id = decode(parts[0] ?? '');
      if (!accounts.list().some((account) => account.id === id))
        throw new ControlError(404, `There is no account "${id}".`);
      return json(accounts.update(id, only(body, CHANGE_FIELDS) as AccountChange));
    }),
    route('DELETE', '/accounts/{id}', ({ parts }) => {
      const id = decode(parts[0] ?? '');
      if (!accounts.remove(id)) throw new ControlError(404, `There is no account "${id}".`);
      return { nothing: true };
    }),
  ];
}

function taskRoutes({ tasks }: Control, route: MakeRoute): Route[] {
  const idOf = ({ parts }: ControlRequest): number => {
    const id = Number(parts[0]);
    if (!tasks.get(id)) throw new ControlError(404, `There is no task ${parts[0]}.`);
    return id;
  };
  const picture = (found: StoredPicture | undefined, what: string): ControlAnswer => {
    if (!found)
      throw new ControlError(404, `${what} is not there: the task is not done, or the picture made room for others.`);
    return { picture: found };
  };
  return [
    route('GET', '/tasks', () => json({ tasks: tasks.list() })),
    route('GET', '/tasks/{id}', (request) => json(tasks.get(idOf(request)))),
    route('POST', '/tasks/{id}/finish', (request) => json(tasks.finish(idOf(request)))),
    route('POST', '/tasks/{id}/fail', (request) => {
      const { message } = request.body;
      return json(tasks.fail(idOf(request), typeof message === 'string' ? message : undefined));
    }),
    route('POST', '/tasks/{id}/expire', (request) => json(tasks.expire(idOf(request)))),
    route('GET', '/tasks/{id}/upload', async (request) => picture(await tasks.upload(idOf(request)), 'The upload')),
    route('GET', '/tasks/{id}/result', async (request) => picture(await tasks.result(idOf(request)), 'The result')),
  ];
}

function clockRoutes(control: Control, route: MakeRoute): Route[] {
  const { clock } = control;
  const report = () => {
    const { now, clock: settings } = control.state();
    return json({ now, ...settings });
  };
  return [
    route('GET', '/clock', report),
    route('PATCH', '/clock', ({ body }) => {
      clock.setSpeed(numberOf(body, 'speed'));
      return report();
    }),
    route('POST', '/clock/advance', ({ body }) => {
      clock.advance(numberOf(body, 'ms'));
      return report();
    }),
    route('POST', '/clock/run-all', () => {
      clock.runAll();
      return report();
    }),
  ];
}

function faultRoutes({ faults }: Control, route: MakeRoute): Route[] {
  const names = (): ControlAnswer => json({ scenarios: faults.scenarios() });
  return [
    route('GET', '/faults', () => json({ faults: faults.list() })),
    route('POST', '/faults', ({ body }) => json({ id: faults.add(body as unknown as FaultRule) }, 201)),
    route('DELETE', '/faults', () => {
      faults.clear();
      return { nothing: true };
    }),
    route('DELETE', '/faults/{id}', ({ parts }) => {
      if (!faults.remove(parts[0] ?? '')) throw new ControlError(404, `There is no fault "${parts[0]}".`);
      return { nothing: true };
    }),
    route('GET', '/scenarios', names),
    route('POST', '/scenarios', ({ body }) => {
      faults.define(body);
      return names();
    }),
    route('PUT', '/scenario', ({ body }) => {
      const { name } = body;
      if (name !== null && typeof name !== 'string')
        throw new ControlError(400, 'name must be the name of a scenario, or null for none.');
      faults.setScenario(name ?? undefined);
      return json({ name });
    }),
  ];
}

function journalRoutes({ journal }: Control, route: MakeRoute): Route[] {
  return [
    route('GET', '/journal', ({ query }) => {
      const after = Number(query.get('after') ?? 0);
      const limit = Number(query.get('limit') ?? 200);
      const operation = query.get('operation') ?? undefined;
      if (!(after >= 0) || !(limit >= 1))
        throw new ControlError(400, 'after must be a number of 0 or more, limit of 1 or more.');
      if (operation !== undefined && !operations.some(({ id }) => id === operation)) {
        throw new ControlError(
          400,
          `There is no operation "${operation}": ${operations.map(({ id }) => id).join(', ')}.`,
        );
      }
      const filter = { after, limit: Math.floor(limit) };
      const ofOperation = operation === undefined ? filter : { ...filter, operation: operation as OperationId };
      return json({ entries: journal.entries(ofOperation) });
    }),
    route('GET', '/journal/{id}', ({ parts }) => {
      const entry = journal.get(Number(parts[0]));
      if (!entry) throw new ControlError(404, `The journal has no entry ${parts[0]} (any more).`);
      return json(entry);
    }),
    route('DELETE', '/journal', () => {
      journal.clear();
      return { nothing: true };
    }),
  ];
}

const CHANGE_FIELDS = ['credits', 'vipCredits', 'status', 'slots', 'scenario'];
const ACCOUNT_FIELDS = ['key', 'gateway', 'id', ...CHANGE_FIELDS];

/** Decodes a part of a path. Returns an invalid one unchanged, because nothing has such a name. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function only(body: Record<string, unknown>, known: readonly string[]): Record<string, unknown> {
  for (const name of Object.keys(body)) {
    if (!known.includes(name))
      throw new ControlError(400, `"${name}" is not known here; known are ${known.join(', ')}.`);
  }
  return body;
}

function numberOf(body: Record<string, unknown>, name: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new ControlError(400, `${name} must be a number of 0 or more.`);
  }
  return value;
}

function readSettings(body: Record<string, unknown>): {
  errorStyle?: ErrorStyle;
  strict?: boolean;
  cors?: boolean | string[];
} {
  const { errorStyle, strict, cors } = only(body, ['errorStyle', 'strict', 'cors']);
  if (strict !== undefined && typeof strict !== 'boolean') throw new ControlError(400, 'strict must be true or false.');
  const isOrigins = Array.isArray(cors) && cors.every((origin) => typeof origin === 'string');
  if (cors !== undefined && typeof cors !== 'boolean' && !isOrigins) {
    throw new ControlError(400, 'cors must be true, false or a list of origins.');
  }
  return {
    ...(errorStyle === undefined ? {} : { errorStyle: errorStyle as ErrorStyle }),
    ...(strict === undefined ? {} : { strict }),
    ...(cors === undefined ? {} : { cors: cors as boolean | string[] }),
  };
}
