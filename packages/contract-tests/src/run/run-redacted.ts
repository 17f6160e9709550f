import { Redactor, signaturesIn } from '../redaction/redactor.js';
import { redactResult } from './redact-result.js';
import { type RunOptions, type RunResult, runCases } from './run.js';

/**
 * Runs cases against a target and judges everything that came back. The keys and the signatures of picture links are taken
 * out of what it gives: a report may be made of it and shown.
 */
export async function runRedacted(options: RunOptions): Promise<RunResult> {
  return redactResult(await runCases(options), redactorOf(options));
}

/** Takes out of a text what a run must not show. */
export function redactorOf({ keys, pictureLinks = [] }: RunOptions): Redactor {
  return new Redactor([keys.apiKey, keys.modelsApiKey, ...signaturesIn(pictureLinks)]);
}
