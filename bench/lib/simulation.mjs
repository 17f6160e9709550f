// A simulated clock and API, so that hours of waiting for tasks take seconds and every run gives the same result.

/**
 * A clock for the SDK's `clock` option. It stands still while anything runs, and then jumps to the time of the next sleeper.
 *
 * @returns {{ now(): number, sleep(ms: number, signal?: AbortSignal): Promise<void>, run<T>(work: Promise<T>): Promise<T> }} `run`
 *   moves the clock until the work is done
 */
export function simulatedClock() {
  let now = 1_000_000;
  const sleepers = new Set();
  return {
    now: () => now,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        // A deadline so far away is never reached, so it is not queued.
        if (ms > 1e9) return;
        const sleeper = { at: now + ms, resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => sleepers.delete(sleeper) && reject(signal.reason), { once: true });
      });
    },
    async run(work) {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      for (;;) {
        // The woken code may read streams, which takes several turns of the event loop.
        for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        if (done) return work;
        let next;
        for (const sleeper of sleepers) if (next === undefined || sleeper.at < next.at) next = sleeper;
        if (next === undefined) throw new Error('The work waits for something other than the clock.');
        sleepers.delete(next);
        now = Math.max(now, next.at);
        next.resolve();
      }
    },
  };
}

/**
 * An API with tasks on a simulated clock, as a `fetch` for the SDK. It responds at once.
 *
 * @param {{ now(): number }} clock
 * @param {(number: number) => { duration: number, progress: (share: number) => string }} taskOf a task by its number:
 *   how many milliseconds it runs, and its progress in the format of the API for the share of that time that has passed
 * @returns {{ fetch: (request: Request) => Promise<Response>, tasks: { duration: number, created: number, seen: number, polls:
 *   number }[] }} `seen`: when a poll first returned that the task is done
 */
export function simulatedApi(clock, taskOf) {
  const tasks = [];
  const envelope = (data) => Response.json({ code: 200, message: 'success', data });
  const fetch = async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/create')) {
      const task = { ...taskOf(tasks.length), created: clock.now(), seen: 0, polls: 0 };
      return envelope({ task_id: tasks.push(task) });
    }
    const task = tasks[Number(/task_id["=\s:]+(\d+)/.exec(await request.text())?.[1]) - 1];
    const share = (clock.now() - task.created) / task.duration;
    task.polls += 1;
    if (share < 1) {
      const running = { state: 0, result_file: null, message: null, progress: task.progress(share), position: -1 };
      return envelope(running);
    }
    task.seen ||= clock.now();
    return envelope({
      state: 1,
      result_file: 'https://files.example/1.webp',
      message: null,
      progress: '100.00',
      position: -1,
    });
  };
  return { fetch, tasks };
}
