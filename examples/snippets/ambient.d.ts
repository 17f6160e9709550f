/** Names that the snippets of the documents use without declaring them. */
import type { Koukoutu as Client, TaskReference } from '@koukoutu/sdk/node';

declare global {
  /** A configured client. */
  const koukoutu: Client;
  /** The reader's picture. */
  const photo: Blob;
  /** The reader's pictures. */
  const photos: Blob[];
  /** A task's JSON, as the reader stored it. */
  const stored: TaskReference;
}
