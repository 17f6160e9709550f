/** A name for an input that stays the same in the next run. */
export function defaultKey(input: unknown, index: number): string {
  if (typeof input === 'string' && !input.startsWith('data:')) return input;
  if (input instanceof URL) return input.href;
  if (typeof input === 'number' || typeof input === 'bigint') return String(input);
  const { path, name, size } = (input ?? {}) as { path?: unknown; name?: unknown; size?: unknown };
  if (typeof path === 'string') return path;
  // Without the modification time: for a File that was made in memory, it is the time of this run.
  if (typeof name === 'string') return `${name}:${size}`;
  return `#${index}`;
}

/** Describes a call by its model, its fields, and its picture without the parts that change from run to run. */
export const describeCall = (modelKey: string, image: unknown, fields: object): string =>
  JSON.stringify([modelKey, fields, describeImage(image)]);

/** A picture's name without the parts that change from run to run, such as the signature of a link. */
function describeImage(image: unknown): unknown {
  if (typeof image === 'string' || image instanceof URL) {
    const text = String(image);
    return /^data:/i.test(text) ? text.length : text.replace(/[?#].*$/s, '');
  }
  const { path, name, size, byteLength, taskId } = (image ?? {}) as Record<string, unknown>;
  return taskId ?? path ?? [name, size ?? byteLength];
}

/** A call's description without its picture, because inputs with the same content may name the picture differently. */
export function withoutImage(description: string): string {
  const [, text = description, count = ''] = /^(.*)( \d+)$/s.exec(description) ?? [];
  try {
    const [modelKey, fields] = JSON.parse(text) as unknown[];
    return JSON.stringify([modelKey, fields]) + count;
  } catch {
    return description;
  }
}
