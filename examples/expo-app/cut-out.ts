import type { KoukoutuError } from '@koukoutu/sdk';
import { File, Paths } from 'expo-file-system';

/** The server of the Express example. An emulator of Android reaches this computer at 10.0.2.2. */
const SERVER = process.env.EXPO_PUBLIC_SERVER ?? 'http://10.0.2.2:3000';

/** What the user reads, by the name of the error that the server sent. */
const ADVICE: { readonly [Name in KoukoutuError['name']]?: string } = {
  ImageTooLargeError: 'This picture is too large.',
  ImageTooSmallError: 'This picture is too small.',
  UnsupportedFormatError: 'This is not a PNG, JPEG or WebP picture.',
  RateLimitError: 'Too many pictures at once. Try again in a moment.',
};

/**
 * Sends a photo to the server, which holds the key, and writes the cut-out into the cache.
 *
 * @returns the `file:` address of the PNG
 * @throws Error with a sentence for the user
 */
export async function cutOut(photo: File, signal: AbortSignal): Promise<string> {
  const response = await fetch(`${SERVER}/cut-out`, { method: 'POST', body: photo, signal });
  if (!response.ok) {
    const { error } = (await response.json().catch(() => ({}))) as { error?: KoukoutuError['name'] };
    throw new Error((error && ADVICE[error]) ?? 'This did not work. Try again later.');
  }
  const file = new File(Paths.cache, `cut-out-${Date.now()}.png`);
  file.write(new Uint8Array(await response.arrayBuffer()));
  return file.uri;
}
