import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError, type VerifyOptions } from './options.js';

/**
 * Makes sure, before anything is sent, that every requested file can be written. What a run found must not be lost because
 * a directory is missing.
 *
 * @throws UsageError if a file cannot be written, or two outputs name the same file
 */
export async function prepareOutputs(options: VerifyOptions): Promise<void> {
  const { target, ledger, baseline, record, evidence, reports } = options;
  const asked = [
    ...(record === undefined ? [] : [['--record', record]]),
    ...(evidence === undefined ? [] : [['--evidence', evidence]]),
    ...reports.flatMap(({ form, file }) => (file === '' ? [] : [[`--report ${form}`, file]])),
  ] as [option: string, file: string][];
  const taken = new Map([[resolve(target), '--target']]);
  if (target === 'live') taken.set(resolve(ledger), '--ledger');
  if (baseline !== undefined) taken.set(resolve(baseline), '--baseline');
  for (const [option, file] of asked) {
    const path = resolve(file);
    const other = taken.get(path);
    if (other !== undefined) throw new UsageError(`${option} and ${other} name the same file, ${file}`);
    taken.set(path, option);
    try {
      await mkdir(dirname(path), { recursive: true });
      await access(dirname(path), constants.W_OK);
      const there = await stat(path).catch(() => undefined);
      if (there?.isDirectory()) throw new Error('it is a directory');
      if (there) await access(path, constants.W_OK);
    } catch (error) {
      throw new UsageError(
        `${option} ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
