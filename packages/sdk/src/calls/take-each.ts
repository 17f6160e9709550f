import type { Scope } from '../http/scope.js';
import type { Drawn, GenerationFailure } from '../results/generated-image.js';

/** An entry that the model itself reports as failed. */
interface FailedEntry {
  readonly error?: { readonly code?: string | number } | undefined;
}

/**
 * Takes every picture of a response. One that cannot be read does not lose the others, which were paid for as well.
 * @param take - Reads the picture of one entry, and throws if it has none.
 * @returns `lost` is what prevented a picture from being read that the model did draw.
 */
export async function takeEach<T extends object>(
  { core, signal }: Scope,
  entries: readonly T[],
  take: (entry: T) => Promise<Drawn>,
): Promise<{ pictures: Drawn[]; failures: GenerationFailure[]; lost?: unknown }> {
  const failures: GenerationFailure[] = [];
  let lost: unknown;
  const taken = await Promise.all(
    entries.map(async (entry, index) => {
      try {
        return await take(entry);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        const refused = (entry as FailedEntry).error;
        if (!refused) lost = error;
        const { message, resultUrl: url } = error as Error & { resultUrl?: string };
        failures.push({ index, code: refused?.code, message: core.redact(message), ...(url && { url }) });
        return undefined;
      }
    }),
  );
  failures.sort((one, other) => one.index - other.index);
  return { pictures: taken.filter((picture) => picture !== undefined), failures, lost };
}
