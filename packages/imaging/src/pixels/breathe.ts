/** Pixels that are worked through in one go; then whatever else waits gets its turn. */
const SLICE = 4_000_000;

/** How many rows of a picture make a slice of work, so that a huge picture does not stall a server. */
export function rowsAtATime(width: number): number {
  return Math.max(1, Math.floor(SLICE / Math.max(1, width)));
}

/** Lets other work run. By a message, not a timer: tests may hold the timers still. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
