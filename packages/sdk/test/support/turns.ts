/** One turn of the event loop, in which promises and sockets get on. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A few turns: enough for all that waits neither for a clock nor for the network. */
export async function soon(): Promise<void> {
  for (let count = 0; count < 5; count++) await turn();
}
