import { metrics } from '@opentelemetry/api';

/** How a job left a worker. */
export type Ending = 'done' | 'failed' | 'dead' | 'retried' | 'resumed' | 'handed-over';

/** What a worker counts. OpenTelemetry receives each count at once; the Prometheus endpoint reads the totals. */
export class Stats {
  readonly endings = new Map<Ending, number>();
  created = 0;
  polls = 0;
  #listener: (seconds: number) => void = () => {};
  readonly #meter = metrics.getMeter('@koukoutu/fleet');
  readonly #jobs = this.#meter.createCounter('koukoutu.fleet.jobs', {
    description: 'Jobs by how they left the worker',
  });
  readonly #creates = this.#meter.createCounter('koukoutu.fleet.tasks', { description: 'Tasks that were created' });
  readonly #duration = this.#meter.createHistogram('koukoutu.fleet.job.duration', {
    description: 'From the start of a job to its written result',
    unit: 's',
  });

  /** Counts a task that was created. */
  onCreate(): void {
    this.created += 1;
    this.#creates.add(1);
  }

  /** Counts a job that left the worker. */
  onEnd(ending: Ending): void {
    this.endings.set(ending, (this.endings.get(ending) ?? 0) + 1);
    this.#jobs.add(1, { outcome: ending });
  }

  /** Records how many seconds a finished job took. */
  onDuration(seconds: number): void {
    this.#listener(seconds);
    this.#duration.record(seconds);
  }

  /** Adds a listener for durations. */
  onTimed(listener: (seconds: number) => void): void {
    this.#listener = listener;
  }
}
