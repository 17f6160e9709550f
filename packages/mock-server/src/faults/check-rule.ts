import type { OperationId } from '../spec/documents.js';
import { EVERY_OPERATION } from '../spec/documents.js';
import { nearestName } from '../spec/nearest.js';
import { FAULT_KINDS, type FaultKind, type FaultRule, possibleOperations } from './fault.js';

/** A condition on a member, in words and as a function. */
interface Check {
  words: string;
  holds(value: unknown): boolean;
  required?: true;
}

const number = (min: number, max = Number.POSITIVE_INFINITY): Check => ({
  words: max === Number.POSITIVE_INFINITY ? `a number of ${min} or more` : `a number from ${min} to ${max}`,
  holds: (value) => typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max,
});
const whole = (min: number): Check => ({
  words: `a whole number of ${min} or more`,
  holds: (value) => Number.isSafeInteger(value) && (value as number) >= min,
});
const oneOf = (...values: (string | number)[]): Check => ({
  words: values.map((value) => JSON.stringify(value)).join(' or '),
  holds: (value) => values.includes(value as string),
});
const text: Check = { words: 'a text', holds: (value) => typeof value === 'string' };
/** The value of a header. A response with other characters could not be sent. */
const headerText: Check = {
  words: 'a text of printable ASCII characters',
  holds: (value) => typeof value === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value),
};
const isErrorStatus = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
const errorStatus: Check = { words: 'a whole number from 400 to 599', holds: isErrorStatus };
const pageStatus: Check = {
  words: '200, or a whole number from 400 to 599',
  holds: (value) => value === 200 || isErrorStatus(value),
};
const retryAfter: Check = {
  words: 'a number of seconds, or an HTTP date',
  holds: (value) => number(0).holds(value) || headerText.holds(value),
};
const required = (check: Check): Check => ({ ...check, required: true });

const FAULT_FIELDS: Record<FaultKind, Record<string, Check>> = {
  delay: { ms: required(number(0)), jitter: number(0) },
  'slow-body': { bytesPerSecond: required(number(0)) },
  hang: {},
  reset: {},
  'reset-body': { share: number(0, 1) },
  truncated: { share: number(0, 1) },
  'content-type': { contentType: required(headerText) },
  html: { status: pageStatus },
  'broken-json': {},
  error: {
    code: required(errorStatus),
    message: text,
    style: oneOf('http', 'envelope'),
    retryAfter,
    body: oneOf('empty'),
  },
  stuck: { at: number(0, 100) },
  'task-failed': { message: text, state: oneOf(2, -1) },
  'expired-link': {},
  'blocked-prompt': { reason: text, text },
  thoughts: {},
  'picture-failed': { nth: whole(1), message: text },
};

const RULE_FIELDS: Record<string, Check> = {
  operations: {
    words: `a list of one or more of ${EVERY_OPERATION.join(', ')}`,
    holds: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((name) => EVERY_OPERATION.includes(name as OperationId)),
  },
  account: text,
  model: text,
  after: whole(0),
  times: whole(0),
  probability: number(0, 1),
};

/**
 * Checks a rule from a file, the control API or the options.
 *
 * @throws TypeError that names the invalid field and its allowed values
 */
export function checkRule(value: unknown): FaultRule {
  const rule = objectOf(value) ?? fail('it is not an object');
  const fault = objectOf(rule.fault) ?? fail('it has no fault');
  const kind = fault.kind as FaultKind;
  if (!FAULT_KINDS.includes(kind)) fail(`fault.kind must be one of ${FAULT_KINDS.join(', ')}, not "${String(kind)}"`);
  const { kind: _, ...members } = fault;
  checkMembers(members, FAULT_FIELDS[kind], (name) => `fault.${name} of "${kind}"`);
  const { fault: __, ...conditions } = rule;
  checkMembers(conditions, RULE_FIELDS, (name) => name);
  const possible = possibleOperations(kind);
  const never = (rule.operations as OperationId[] | undefined)?.find((name) => !possible.includes(name));
  if (never) fail(`"${kind}" cannot happen to ${never}, only to ${possible.join(', ')}`);
  return value as FaultRule;
}

function checkMembers(
  members: Record<string, unknown>,
  fields: Record<string, Check>,
  called: (name: string) => string,
): void {
  const known = Object.keys(fields);
  for (const name of Object.keys(members)) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    fail(`${called(name)} is not known${near ? `. Did you mean "${near}"` : ''}`, near ? '?' : '.');
  }
  for (const [name, { words, holds, required }] of Object.entries(fields)) {
    if (members[name] === undefined ? required : !holds(members[name])) fail(`${called(name)} must be ${words}`);
  }
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function fail(reason: string, end = '.'): never {
  throw new TypeError(`Failed to read a fault rule: ${reason}${end}`);
}
