import type { OperationId } from '../spec/documents.js';
import { nearestName } from '../spec/nearest.js';
import { shorten } from '../spec/problem.js';
import type { Random } from '../state/random.js';
import { type Fault, type FaultRule, operationsOf, type Scenario } from './fault.js';
import { BUILT_IN_SCENARIOS } from './scenarios.js';

/** What fault rules are matched against. */
export interface FaultTarget {
  operation: OperationId;
  /** Id of the account. Undefined for a request without one. */
  account: string | undefined;
  model: string | undefined;
  /** Scenarios asked for by the request itself, its account and its task. */
  scenarios: readonly string[];
  /** What a rule with `operations` counts by: a task, a file or an account. */
  subject: string;
}

/** A rule that was switched on at run time. */
export interface ActiveRule {
  id: string;
  rule: FaultRule;
}

/** Decides which faults strike a request. */
export interface Faults {
  /** Returns the faults that strike now, in order, and counts the request. */
  strike(target: FaultTarget): Fault[];
  /** Switches a rule on and returns its id. Throws `RangeError` if there are too many. */
  add(rule: FaultRule): string;
  /** Switches a rule off. Returns false if the id is unknown. */
  remove(id: string): boolean;
  /** Switches off every rule and the scenario. */
  clear(): void;
  list(): ActiveRule[];
  /** The scenario that applies to all requests, or undefined. */
  readonly scenario: string | undefined;
  /** Applies a scenario to all requests. Undefined ends it. Throws if the name is unknown. */
  setScenario(name: string | undefined): void;
  scenarios(): Scenario[];
  /** Adds scenarios. One with the same name is replaced. Throws `RangeError` if there are too many. */
  define(scenarios: readonly Scenario[]): void;
  /** Throws a `RangeError` that suggests known names if the name is unknown. Accepts undefined and null. */
  require(name: string | null | undefined): void;
  snapshot(): FaultsSnapshot;
  restore(snapshot: FaultsSnapshot): void;
}

/** State of the faults, to be restored later. */
export interface FaultsSnapshot {
  rules: ActiveRule[];
  scenario: string | undefined;
  counts: [string, number][];
  nextId: number;
}

/** Limits on rules and scenarios, because each request is matched against all of them. */
const MAX_RULES = 1000;
const MAX_SCENARIOS = 1000;

/** Number of counters that are kept. Beyond that, the oldest are forgotten. */
const MAX_COUNTS = 10_000;

/** Makes the fault engine. `random` must be a separate generator, so that faults never change ids or durations. */
export function createFaults(random: Random, extra: readonly Scenario[] = []): Faults {
  const known = new Map<string, Scenario>(
    [...BUILT_IN_SCENARIOS, ...extra].map((scenario) => [scenario.name, scenario]),
  );
  let rules: ActiveRule[] = [];
  let current: string | undefined;
  let counts = new Map<string, number>();
  let nextId = 1;

  const count = (key: string): number => {
    const seen = (counts.get(key) ?? 0) + 1;
    counts.set(key, seen);
    if (counts.size > MAX_COUNTS) counts.delete(counts.keys().next().value as string);
    return seen;
  };
  const require = (name: string | null | undefined) => {
    if (name === undefined || name === null || known.has(name)) return;
    const names = [...known.keys()];
    const near = nearestName(String(name), names);
    throw new RangeError(
      `There is no scenario named "${shorten(name)}".${near ? ` Did you mean "${near}"?` : ` Known are ${names.join(', ')}.`}`,
    );
  };
  const strikes = (id: string, rule: FaultRule, target: FaultTarget): boolean => {
    if (!(rule.operations ?? operationsOf(rule.fault.kind)).includes(target.operation)) return false;
    if (rule.account !== undefined && rule.account !== target.account) return false;
    if (rule.model !== undefined && rule.model !== target.model) return false;
    const { after = 0, times = Number.POSITIVE_INFINITY } = rule;
    if (after > 0 || Number.isFinite(times)) {
      const seen = count(rule.operations ? `${id} ${target.operation} ${target.subject}` : id);
      if (seen <= after || seen > after + times) return false;
    }
    return rule.probability === undefined || random.next() < rule.probability;
  };

  return {
    strike(target) {
      if (target.scenarios.includes('ok') || (rules.length === 0 && !current && target.scenarios.length === 0))
        return [];
      const faults: Fault[] = [];
      for (const { id, rule } of rules) if (strikes(id, rule, target)) faults.push(rule.fault);
      const names = new Set(current ? [...target.scenarios, current] : target.scenarios);
      for (const name of names) {
        known.get(name)?.rules.forEach((rule, index) => {
          if (strikes(`${name}/${index}`, rule, target)) faults.push(rule.fault);
        });
      }
      return faults;
    },
    add(rule) {
      if (rules.length >= MAX_RULES)
        throw new RangeError(`Failed to add a fault: ${MAX_RULES} are on already. Remove some, or clear them all.`);
      const id = `fault-${nextId++}`;
      rules.push({ id, rule });
      return id;
    },
    remove(id) {
      const before = rules.length;
      rules = rules.filter((active) => active.id !== id);
      return rules.length < before;
    },
    clear() {
      rules = [];
      current = undefined;
      counts.clear();
    },
    list: () => [...rules],
    get scenario() {
      return current;
    },
    setScenario(name) {
      require(name);
      current = name;
      // Setting a scenario restarts its counts.
      for (const key of counts.keys()) if (name !== undefined && key.startsWith(`${name}/`)) counts.delete(key);
    },
    scenarios: () => [...known.values()],
    define(scenarios) {
      const names = new Set([...known.keys(), ...scenarios.map(({ name }) => name)]);
      if (names.size > MAX_SCENARIOS)
        throw new RangeError(`Failed to add scenarios: a mock knows ${MAX_SCENARIOS} at most.`);
      for (const scenario of scenarios) known.set(scenario.name, scenario);
    },
    require,
    snapshot: () => ({ rules: structuredClone(rules), scenario: current, counts: [...counts], nextId }),
    restore(snapshot) {
      rules = structuredClone(snapshot.rules);
      current = snapshot.scenario;
      counts = new Map(snapshot.counts);
      nextId = snapshot.nextId;
    },
  };
}
