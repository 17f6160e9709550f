/** A name of an input that is the same in the next run. */
export function defaultKey(input: unknown, index: number): string {
  if (typeof input === 'string' && !input.startsWith('data:')) return input;
  if (input instanceof URL) return input.href;
  if (typeof input === 'number' || typeof input === 'bigint') return String(input);
  const { path, name, size } = (input ?? {}) as { path?: unknown; name?: unknown; size?: unknown };
  if (typeof path === 'string') return path;
  // Without the time: a File that was made in memory is as old as the run.
  if (typeof name === 'string') return `${name}:${size}`;
  return `#${index}`;
}

/** What a call creates a task of: its model, its fields, and its picture without what changes from run to run. */
export const describeCall = (modelKey: string, image: unknown, fields: object): string =>
  JSON.stringify([modelKey, fields, describeImage(image)]);

/** A picture's name, without what changes from run to run, such as the signature of a link. */
function describeImage(image: unknown): unknown {
  if (typeof image === 'string' || image instanceof URL) {
    const text = String(image);
    return /^data:/i.test(text) ? text.length : text.replace(/[?#].*$/s, '');
  }
  const { path, name, size, byteLength, taskId } = (image ?? {}) as Record<string, unknown>;
  return taskId ?? path ?? [name, size ?? byteLength];
}

/** A call's description without its picture: inputs of the same content have other names for it. */
export function withoutImage(description: string): string {
  const [, text = description, count = ''] = /^(.*)( \d+)$/s.exec(description) ?? [];
  try {
    const [modelKey, fields] = JSON.parse(text) as unknown[];
    return JSON.stringify([modelKey, fields]) + count;
  } catch {
    return description;
  }
}
