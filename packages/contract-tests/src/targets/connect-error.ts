/** No connection was made, so nothing was sent. */
export class ConnectError extends Error {
  override readonly name: string = 'ConnectError';
}
