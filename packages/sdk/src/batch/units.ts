/** An input that has been read. */
export interface Member<Input> {
  readonly index: number;
  readonly input: Input;
  /** What `dedupe` says of it. */
  readonly content: string | undefined;
  /** An earlier run has finished it. */
  readonly finished: boolean;
  /** Whether an input with the same content comes before it, in this list or in an earlier run. */
  readonly duplicate: boolean;
  /** The place of that input, if it is in this list. */
  readonly duplicateOf?: number;
}

/** Inputs that are run once: one, or with `dedupe` all that have the same content. */
export type Unit<Input> = readonly Member<Input>[];

/**
 * Reads all inputs before it hands out the first unit. Then a result can be given to all its inputs at once and be forgotten.
 * Otherwise a batch of ten thousand would have to keep all its results.
 */
export function grouped<Input>(next: () => Promise<Member<Input> | undefined>): () => Promise<Unit<Input> | undefined> {
  let units: Iterator<Unit<Input>> | undefined;
  return async () => {
    if (!units) {
      const groups = new Map<unknown, Member<Input>[]>();
      for (let member = await next(); member; member = await next()) {
        const key = member.content ?? member;
        const group = groups.get(key);
        if (!group) groups.set(key, [member]);
        else group.push({ ...member, duplicate: true, duplicateOf: (group[0] as Member<Input>).index });
      }
      units = groups.values();
    }
    return units.next().value;
  };
}
