/** One picture to work on. */
export interface Input {
  readonly kind: 'file' | 'link' | 'stdin';
  /** An absolute path, a link, or `-`. */
  readonly source: string;
  /** Its name in messages: the path as the user would type it, or the link without its query. */
  readonly label: string;
  /** Name of the result without an extension. */
  readonly name: string;
  /** Extension of the source without its dot, in lower case; may be empty. */
  readonly extension: string;
  /** Folder of the source, relative to the folder or pattern that found it, with `/`; empty for a file that was named directly. */
  readonly folder: string;
}

/** An operand, or a line of a list, that names no picture. */
export interface BadInput {
  readonly label: string;
  readonly reason: string;
}
