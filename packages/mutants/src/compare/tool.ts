import type { DriftProxy, JudgedExchange } from '../contract.js';
import type { Mutant } from '../mutant.js';

/** What another tool gets to judge. */
export interface Trial {
  readonly mutant: Mutant;
  /** The exchanges of the suite. The tool would not send most of them itself. */
  readonly exchanges: readonly JudgedExchange[];
  /** The proxy, for a tool that sends its own requests. */
  readonly proxy: DriftProxy;
}

/** A tool written by others, on the same drift. */
export interface OtherTool {
  /** Name on the command line and in the JSON report. */
  readonly name: string;
  /** Heading of its column. */
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
