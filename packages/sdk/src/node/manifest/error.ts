import { type ErrorDetails, KoukoutuError } from '../../http/errors.js';

/** The process that uses a manifest. */
export interface ManifestOwner {
  readonly pid: number;
  readonly host: string;
  /** When it began to use the manifest, in ISO 8601. */
  readonly since: string;
}

/** A manifest file cannot be used, read or written. `cause` is the error of the file system, if there is one. */
export class ManifestError extends KoukoutuError {
  override readonly name = 'ManifestError';
  /** The manifest file. */
  readonly path: string;
  /** The input that the failed line was about, by its name in the file. */
  declare readonly key?: string;
  /** The process that is using the manifest, if that is the reason. */
  declare readonly owner?: ManifestOwner;

  constructor(
    path: string,
    words: string,
    { key, owner, ...details }: ErrorDetails & { readonly key?: string; readonly owner?: ManifestOwner } = {},
  ) {
    const { code } = (details.cause ?? {}) as NodeJS.ErrnoException;
    super(`manifest ${path}: ${words}`, { operation: 'batch', code, ...details });
    this.path = path;
    if (key !== undefined) this.key = key;
    if (owner !== undefined) this.owner = owner;
  }
}
