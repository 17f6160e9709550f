/** Number of pixels that are processed before other work gets its turn. */
const SLICE = 4_000_000;

/** How many rows of a picture to process in one go, so that a huge picture does not block a server. */
export function rowsAtATime(width: number): number {
  return Math.max(1, Math.floor(SLICE / Math.max(1, width)));
}

/** Lets other work run. Uses a message instead of a timer, because tests may stop the timers. */
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
