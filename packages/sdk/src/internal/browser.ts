interface Surroundings {
  readonly window?: { readonly document?: unknown };
  readonly navigator?: { readonly userAgent?: string };
}

/** Whether the code runs in a page or a worker of a browser. */
export function inBrowser(): boolean {
  const { window, navigator } = globalThis as Surroundings;
  return window?.document !== undefined || /^Mozilla/.test(navigator?.userAgent ?? '');
}

/** Only Node reports a version of undici. */
export const IN_NODE = !!(globalThis as { process?: { versions?: { undici?: string } } }).process?.versions?.undici;
