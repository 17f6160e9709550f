/** Limits the sum of weights of the work under way. First come, first served. */
export interface Gate {
  /**
   * Waits for room, then resolves to a function that releases it (calling it twice is harmless). Work heavier than the
   * whole bound is admitted alone. Rejects with the signal's reason if it is aborted while waiting.
   */
  enter(weight: number, signal?: AbortSignal): Promise<() => void>;
  /** The sum of weights inside now. */
  readonly load: number;
}

/** Makes a gate for a sum of weights. It limits the memory that concurrent requests use for uploads and decoded pictures. */
export function createGate(bound: number): Gate {
  let load = 0;
  const queue: { weight: number; go: () => void }[] = [];
  const letIn = () => {
    for (let next = queue[0]; next && (load === 0 || load + next.weight <= bound); next = queue[0]) {
      queue.shift();
      load += next.weight;
      next.go();
    }
  };
  return {
    get load() {
      return load;
    },
    enter(weight, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = () => {
          queue.splice(queue.indexOf(entry), 1);
          reject(signal?.reason);
          letIn();
        };
        const entry = {
          weight,
          go: () => {
            signal?.removeEventListener('abort', abort);
            let inside = true;
            resolve(() => {
              if (!inside) return;
              inside = false;
              load -= weight;
              letIn();
            });
          },
        };
        signal?.addEventListener('abort', abort, { once: true });
        queue.push(entry);
        letIn();
      });
    },
  };
}
