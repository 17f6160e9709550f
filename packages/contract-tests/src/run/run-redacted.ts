import { Redactor, signaturesIn } from '../redaction/redactor.js';
import { redactResult } from './redact-result.js';
import { type RunOptions, type RunResult, runCases } from './run.js';

/**
 * Runs cases against a target and judges all responses. The keys and the signatures of picture links are removed from the
 * result, so that a report of it can be shown.
 */
export async function runRedacted(options: RunOptions): Promise<RunResult> {
  return redactResult(await runCases(options), redactorOf(options));
}

/** Creates the redactor for the secrets of a run. */
export function redactorOf({ keys, countingKey, pictureLinks = [] }: RunOptions): Redactor {
  return new Redactor([keys.apiKey, keys.modelsApiKey, countingKey, ...signaturesIn(pictureLinks)]);
}
