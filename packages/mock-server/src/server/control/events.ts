import type { ServerResponse } from 'node:http';
import type { Control } from '../../service/control.js';

/** Largest number of open streams. */
const MAX_STREAMS = 50;
const HEARTBEAT_MS = 15_000;

/** Sends every completed journal entry to the connected clients, as server-sent events. */
export interface EventStreams {
  /** Opens a stream. Returns false if too many are open. */
  open(response: ServerResponse): boolean;
  /** Ends every stream. */
  close(): void;
}

/** Makes the event streams of a mock's control API. */
export function createEventStreams(control: Control): EventStreams {
  const open = new Set<ServerResponse>();
  let stop: (() => void) | undefined;
  let heartbeat: ReturnType<typeof setInterval> | undefined;

  const send = (text: string) => {
    for (const response of open) {
      // A client that reads too slowly loses its stream. Otherwise the mock could run out of memory.
      if (response.writableLength > 1024 * 1024) response.destroy();
      else response.write(text);
    }
  };
  const start = () => {
    stop = control.journal.subscribe((entry) =>
      send(`event: request\nid: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`),
    );
    heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
    heartbeat.unref();
  };
  const end = () => {
    stop?.();
    clearInterval(heartbeat);
    stop = undefined;
  };

  return {
    open(response) {
      if (open.size >= MAX_STREAMS) return false;
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      if (open.size === 0) start();
      open.add(response);
      response.on('close', () => {
        open.delete(response);
        if (open.size === 0) end();
      });
      return true;
    },
    close() {
      for (const response of open) response.end();
    },
  };
}
