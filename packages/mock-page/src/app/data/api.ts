import type {
  AccountChange,
  AccountReport,
  ActiveRule,
  FaultRule,
  JournalEntry,
  Scenario,
  StateReport,
  TaskReport,
} from './control.js';

/** The control API refused a call, or the response is not one of the control API. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    /** HTTP status, or 0 if there was no response. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Time limit of a call in milliseconds. After that, the mock counts as unreachable. */
const TIME_LIMIT_MS = 10_000;
const TOKEN_ITEM = 'koukoutu-mock-token';

/** Calls the control API of the server that this page came from. */
export class Api {
  /** The token of `--control-token`, once the user has entered it. Kept for this tab only. */
  private token = sessionStorage.getItem(TOKEN_ITEM) ?? undefined;

  useToken(token: string): void {
    this.token = token;
    sessionStorage.setItem(TOKEN_ITEM, token);
  }

  state = () => this.json<StateReport>('/state');
  tasks = async () => (await this.json<{ tasks: TaskReport[] }>('/tasks')).tasks;
  accounts = async () => (await this.json<{ accounts: AccountReport[] }>('/accounts')).accounts;
  faults = async () => (await this.json<{ faults: ActiveRule[] }>('/faults')).faults;
  scenarios = async () => (await this.json<{ scenarios: Scenario[] }>('/scenarios')).scenarios;
  journal = async (after: number, limit: number) =>
    (await this.json<{ entries: JournalEntry[] }>(`/journal?after=${after}&limit=${limit}`)).entries;
  entry = (seq: number) => this.json<JournalEntry>(`/journal/${seq}`);

  finishTask = (id: number) => this.send('POST', `/tasks/${id}/finish`);
  failTask = (id: number, message: string) => this.send('POST', `/tasks/${id}/fail`, message ? { message } : {});
  expireTask = (id: number) => this.send('POST', `/tasks/${id}/expire`);

  setSpeed = (speed: number) => this.send('PATCH', '/clock', { speed });
  advance = (ms: number) => this.send('POST', '/clock/advance', { ms });
  runAll = () => this.send('POST', '/clock/run-all');

  setScenario = (name: string | null) => this.send('PUT', '/scenario', { name });
  addFault = (rule: FaultRule) => this.send('POST', '/faults', rule);
  removeFault = (id: string) => this.send('DELETE', `/faults/${encodeURIComponent(id)}`);
  clearFaults = () => this.send('DELETE', '/faults');

  addAccount = (account: Record<string, unknown>) => this.send('POST', '/accounts', account);
  changeAccount = (id: string, change: AccountChange) =>
    this.send('PATCH', `/accounts/${encodeURIComponent(id)}`, change);
  removeAccount = (id: string) => this.send('DELETE', `/accounts/${encodeURIComponent(id)}`);

  changeSettings = (settings: { errorStyle?: StateReport['errorStyle']; strict?: boolean }) =>
    this.send('PATCH', '/settings', settings);
  clearJournal = () => this.send('DELETE', '/journal');
  reset = () => this.send('POST', '/reset');

  /** A task's picture. Fetched rather than linked, since an `<img>` cannot send the token. */
  async picture(id: number, which: 'upload' | 'result'): Promise<Blob> {
    return (await this.call('GET', `/tasks/${id}/${which}`)).blob();
  }

  private async json<T>(path: string): Promise<T> {
    return (await this.call('GET', path)).json() as Promise<T>;
  }

  private async send(method: string, path: string, body?: unknown): Promise<void> {
    await this.call(method, path, body);
  }

  private async call(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = {};
    if (this.token !== undefined) headers.authorization = `Bearer ${this.token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init: RequestInit = { method, headers, cache: 'no-store', signal: AbortSignal.timeout(TIME_LIMIT_MS) };
    if (body !== undefined) init.body = JSON.stringify(body);
    let response: Response;
    try {
      response = await fetch(`/__mock${path}`, init);
    } catch (error) {
      throw new ApiError(0, (error as Error).message);
    }
    if (response.ok) return response;
    const answer = (await response.json().catch(() => undefined)) as { error?: unknown } | undefined;
    throw new ApiError(response.status, typeof answer?.error === 'string' ? answer.error : `HTTP ${response.status}`);
  }
}
