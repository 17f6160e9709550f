import type { DriftProxy, JudgedExchange } from '../contract.js';
import type { Mutant } from '../mutant.js';

/** What another tool gets to look at. */
export interface Trial {
  readonly mutant: Mutant;
  /** The exchanges that the suite had: the tool would not send most of them itself. */
  readonly exchanges: readonly JudgedExchange[];
  /** The proxy, for a tool that sends requests of its own. */
  readonly proxy: DriftProxy;
}

/** A tool written by others, on the same drift. */
export interface OtherTool {
  /** Name on the command line and in the JSON report. */
  readonly name: string;
  /** Head of its column. */
  readonly title: string;
  /** Whether it notices the drift. */
  catches(trial: Trial): Promise<boolean>;
  /** Ends what it started. */
  close(): Promise<void>;
}

/** The names of all tools. */
export const TOOLS = ['ajv', 'prism', 'respect'] as const;

/** The name of a tool. */
export type ToolName = (typeof TOOLS)[number];
