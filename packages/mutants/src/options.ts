import { parseArgs } from 'node:util';
import { TOOLS, type ToolName } from './compare/tool.js';
import { FAMILIES, type Family, type Mutant } from './mutant.js';

/** The options of the benchmark's command line. */
export interface MutantsOptions {
  readonly wanted: (mutant: Mutant) => boolean;
  readonly sample: number | undefined;
  readonly tools: readonly ToolName[];
  readonly json: string | undefined;
  readonly atOnce: number;
  readonly quick: boolean;
  readonly list: boolean;
  readonly help: boolean;
}

/**
 * Reads the arguments of the benchmark.
 *
 * @throws TypeError if an argument is unknown or invalid
 */
export function readMutantsOptions(args: readonly string[]): MutantsOptions {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      family: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      sample: { type: 'string' },
      compare: { type: 'string' },
      json: { type: 'string' },
      'at-once': { type: 'string' },
      quick: { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const families = (values.family ?? []).map((name) => oneOf('family', name, FAMILIES));
  if (values.quick && values.compare !== undefined) {
    throw new TypeError('--quick leaves a mutant at its first right finding: there is nothing to --compare then');
  }
  return {
    wanted: ({ id, family }) =>
      (families.length === 0 || families.includes(family)) &&
      (values.only ?? [`${family}/${id}`]).some((text) => `${family}/${id}`.includes(text)),
    sample: values.sample === undefined ? undefined : count('sample', values.sample),
    tools: toolNames(values.compare ?? (values.quick ? 'none' : 'ajv')),
    json: values.json,
    atOnce: count('at-once', values['at-once'] ?? '2'),
    quick: values.quick ?? false,
    list: values.list ?? false,
    help: values.help ?? false,
  };
}

function toolNames(text: string): ToolName[] {
  if (text === 'none') return [];
  if (text === 'all') return [...TOOLS];
  return text.split(',').map((name) => oneOf('compare', name.trim(), TOOLS));
}

function oneOf<T extends Family | ToolName>(option: string, name: string, known: readonly T[]): T {
  const found = known.find((one) => one === name);
  if (found === undefined) throw new TypeError(`--${option} ${name} is none of ${known.join(', ')}`);
  return found;
}

function count(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new TypeError(`--${option} ${text} is not a whole number of 1 or more`);
  return value;
}
