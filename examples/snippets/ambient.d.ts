/** Names that the documents' snippets take for granted, so that each snippet shows only what it is about. */
import type { Koukoutu as Client, TaskReference } from '@koukoutu/sdk/node';

declare global {
  /** A ready client. */
  const koukoutu: Client;
  /** A picture of the reader's. */
  const photo: Blob;
  /** Pictures of the reader's. */
  const photos: Blob[];
  /** A task's JSON, as the reader stored it. */
  const stored: TaskReference;
}
