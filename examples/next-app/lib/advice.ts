import { KoukoutuError } from '@koukoutu/sdk';

/** What the user of the page reads. The reason of what only the shop can mend is for the log of the server. */
export function adviceFor(error: unknown): string {
  if (!(error instanceof KoukoutuError)) throw error;
  switch (error.name) {
    case 'ImageTooLargeError':
      return 'This picture is too large.';
    case 'ImageTooSmallError':
      return 'This picture is too small.';
    case 'UnsupportedFormatError':
      return 'This is not a PNG, JPEG or WebP picture.';
    case 'RateLimitError':
      return 'Too many pictures at once. Try again in a moment.';
    case 'ConnectionError':
      return 'The server cannot be reached.';
    default:
      return 'This did not work. Try again later.';
  }
}
