import { fingerprint } from './random.js';

/** Which family of keys an account belongs to: the cut-out hosts (sync, async) or the gateway of third-party models. */
export type Gateway = 'matting' | 'models';

/** Requests of a `revoked` account get 401, like those with an unknown key. Requests of a `refused` account get 403. */
export type AccountStatus = 'active' | 'revoked' | 'refused';

/** An account in the options of a mock or in a config file. */
export interface AccountOptions {
  /** The API key. */
  key: string;
  /** Default `matting`. */
  gateway?: Gateway;
  /** A name for logs and the control API, which never show the key. Default `account-1`, `account-2`, … */
  id?: string;
  /** Credits left, ≥ 0, may be a fraction. Default 1000000: enough for a mock that runs for days. */
  credits?: number;
  /** VIP credits left, ≥ 0, used after `credits` (a guess). Default 0. */
  vipCredits?: number;
  /** Default `active`. */
  status?: AccountStatus;
  /** Number of tasks at once. Default: `tasksAtOnce` of the spec. */
  slots?: number;
  /** A scenario that applies to every request with this key. */
  scenario?: string;
}

/** An account of the mock. */
export interface Account {
  readonly id: string;
  /** Empty for an account restored from a state file until a request presents the key, because the file holds no keys. */
  key: string;
  readonly gateway: Gateway;
  /** True if the account comes from the options of the mock, false if it was added at run time. */
  readonly configured: boolean;
  credits: number;
  vipCredits: number;
  status: AccountStatus;
  slots: number;
  scenario: string | undefined;
  /** Credits charged since the start, minus refunds. */
  charged: number;
}

/** What may be changed on an account while the mock runs. */
export type AccountChange = Partial<Pick<AccountOptions, 'credits' | 'vipCredits' | 'status' | 'slots'>> & {
  /** `null` removes the scenario. */
  scenario?: string | null;
};

/** The accounts of the mock. */
export interface Accounts {
  /** Adds an account. Throws if its key or id is in use, or a number is out of range. */
  add(options: AccountOptions): Account;
  /** The account of a key, or undefined for an unknown one. */
  byKey(key: string): Account | undefined;
  /** The account of an id, or undefined. */
  byId(id: string): Account | undefined;
  list(): Account[];
  /** The keys of all accounts, and those of removed accounts, which must stay secret too. */
  keys(): string[];
  /** Changes an account. Throws if the id is unknown or a number is out of range. */
  update(id: string, change: AccountChange): Account;
  /** Removes an account. Returns false if the id is unknown. */
  remove(id: string): boolean;
  /** Charges `price` credits. Returns false, and charges nothing, if the account has too few. */
  charge(account: Account, price: number): boolean;
  /** Adds the price to `credits` and subtracts it from `charged`. */
  refund(account: Account, price: number): void;
  snapshot(): AccountSnapshot[];
  /**
   * Restores accounts. A state file holds no keys, so an account that was added at run time waits until its key is presented. An
   * account that is no longer in the options is dropped, and an account that is new in the options is kept.
   */
  restore(accounts: readonly AccountSnapshot[]): void;
}

/** An account without its key, which no snapshot holds. */
export type AccountSnapshot = Omit<Account, 'key'> & { keyFingerprint: string };

/** The keys of snapshots that are still in memory. */
const keysOfSnapshots = new WeakMap<AccountSnapshot, string>();

/** Largest number of accounts, and of keys of removed accounts that are remembered. */
const MAX_ACCOUNTS = 10_000;

/** Makes the accounts. `defaultSlots` is the number of tasks at once according to the spec. */
export function createAccounts(initial: readonly AccountOptions[], defaultSlots: number): Accounts {
  let byKey = new Map<string, Account>();
  /** Accounts whose key is not known yet, by its fingerprint. */
  let waiting = new Map<string, Account>();
  let numbered = 0;
  const former = new Set<string>();

  const list = () => [...byKey.values(), ...waiting.values()];
  const byId = (id: string) => list().find((account) => account.id === id);
  const retire = (key: string) => {
    if (key === '') return;
    former.add(key);
    if (former.size > MAX_ACCOUNTS) former.delete(former.keys().next().value as string);
  };
  const recognise = (key: string): Account | undefined => {
    const print = fingerprint(key);
    const account = waiting.get(print);
    if (!account) return undefined;
    waiting.delete(print);
    account.key = key;
    byKey.set(key, account);
    return account;
  };
  const add = (options: AccountOptions, configured = false): Account => {
    if (options.key !== undefined && typeof options.key !== 'string') {
      throw new TypeError('Failed to add an account: its key must be a text, in quotes where it is a number.');
    }
    if (options.key === undefined || options.key.trim() === '') {
      throw new TypeError('Failed to add an account: its key is empty.');
    }
    if (options.id !== undefined && (typeof options.id !== 'string' || options.id === '')) {
      throw new TypeError('Failed to add an account: its id must be a text.');
    }
    if (options.gateway !== undefined && !['matting', 'models'].includes(options.gateway)) {
      throw new RangeError(
        `Failed to add an account: its gateway must be "matting" or "models", not "${options.gateway}".`,
      );
    }
    if (byKey.has(options.key) || waiting.has(fingerprint(options.key)))
      throw new Error('Failed to add an account: its key is already in use by another account.');
    if (byKey.size + waiting.size >= MAX_ACCOUNTS)
      throw new RangeError(`Failed to add an account: there are ${MAX_ACCOUNTS} already.`);
    const account: Account = {
      id: options.id ?? nextId(),
      key: options.key,
      gateway: options.gateway ?? 'matting',
      configured,
      credits: 1_000_000,
      vipCredits: 0,
      status: 'active',
      slots: defaultSlots,
      scenario: undefined,
      charged: 0,
    };
    if (byId(account.id)) throw new Error(`Failed to add an account: the id "${account.id}" is already in use.`);
    apply(account, options);
    byKey.set(account.key, account);
    return account;
  };
  const nextId = () => {
    do numbered++;
    while (byId(`account-${numbered}`));
    return `account-${numbered}`;
  };
  for (const options of initial) add(options, true);

  return {
    add: (options) => add(options),
    byId,
    byKey: (key) => byKey.get(key) ?? (waiting.size > 0 ? recognise(key) : undefined),
    list,
    keys: () => [...new Set([...list().map(({ key }) => key), ...former])],
    update(id, change) {
      const account = byId(id);
      if (!account) throw new Error(`Failed to change the account: there is none with the id "${id}".`);
      apply(account, change);
      return account;
    },
    remove(id) {
      const account = byId(id);
      if (!account) return false;
      for (const [print, other] of waiting) if (other === account) waiting.delete(print);
      byKey.delete(account.key);
      retire(account.key);
      return true;
    },
    charge(account, price) {
      if (round(account.credits + account.vipCredits) < price) return false;
      const fromCredits = Math.min(account.credits, price);
      account.credits = round(account.credits - fromCredits);
      account.vipCredits = round(account.vipCredits - (price - fromCredits));
      account.charged = round(account.charged + price);
      return true;
    },
    refund(account, price) {
      account.credits = round(account.credits + price);
      account.charged = round(account.charged - price);
    },
    snapshot: () => [
      ...[...byKey.values()].map(({ key, ...rest }) => {
        const snapshot = { ...rest, keyFingerprint: fingerprint(key) };
        keysOfSnapshots.set(snapshot, key);
        return snapshot;
      }),
      ...[...waiting].map(([keyFingerprint, { key: _, ...rest }]) => ({ ...rest, keyFingerprint })),
    ],
    restore(saved) {
      const known = new Map([...byKey.keys()].map((key) => [fingerprint(key), key]));
      const configured = [...byKey.values()].filter((account) => account.configured);
      for (const key of byKey.keys()) retire(key);
      byKey = new Map();
      waiting = new Map();
      for (const snapshot of saved) {
        const { keyFingerprint, ...rest } = snapshot;
        const key = keysOfSnapshots.get(snapshot) ?? known.get(keyFingerprint);
        if (key !== undefined) byKey.set(key, { ...rest, key });
        else if (rest.configured === false) waiting.set(keyFingerprint, { ...rest, key: '' });
      }
      // A snapshot in memory is complete. One from a file is completed with the accounts of the options.
      if (saved.some((snapshot) => keysOfSnapshots.has(snapshot))) return;
      for (const account of configured) {
        if (byKey.has(account.key)) continue;
        byKey.set(account.key, byId(account.id) ? { ...account, id: nextId() } : account);
      }
    },
  };
}

function apply(account: Account, change: AccountChange | AccountOptions): void {
  const { credits, vipCredits, slots, status, scenario } = change;
  for (const [name, value] of Object.entries({ credits, vipCredits, slots })) {
    if (value !== undefined && !(Number.isFinite(value) && value >= 0)) {
      throw new RangeError(
        `Failed to set ${name} of the account "${account.id}": it must be a number of 0 or more, not ${value}.`,
      );
    }
  }
  if (slots !== undefined && !Number.isInteger(slots)) {
    throw new RangeError(
      `Failed to set slots of the account "${account.id}": it must be a whole number, not ${slots}.`,
    );
  }
  if (status !== undefined && !['active', 'revoked', 'refused'].includes(status)) {
    throw new RangeError(
      `Failed to set the status of the account "${account.id}": it must be one of active, revoked, refused, not "${status}".`,
    );
  }
  if (credits !== undefined) account.credits = credits;
  if (vipCredits !== undefined) account.vipCredits = vipCredits;
  if (slots !== undefined) account.slots = slots;
  if (status !== undefined) account.status = status;
  if (scenario !== undefined) account.scenario = scenario ?? undefined;
}

/** Rounds away the errors of binary floating point, because credits may be fractions. */
function round(credits: number): number {
  return Math.round(credits * 1e6) / 1e6;
}
