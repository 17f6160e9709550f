import { judgeExchange } from '../checks/judge.js';
import { type Advise, attemptName, JUDGE } from '../model/advice.js';
import { type Expectation, type JudgedExchange, type Keys, SkippedCase, type Stage, type Step } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/observation.js';
import type { Target } from '../targets/target.js';
import type { Slots } from './slots.js';

export interface StageOptions {
  readonly caseId: string;
  readonly target: Target;
  readonly keys: Keys;
  readonly slots: Slots;
  readonly pictureLinks: readonly string[] | undefined;
  /** Least milliseconds between two polls. */
  readonly pollPause: number;
  readonly patience: number;
  readonly sharedAccount: boolean;
  readonly advise: Advise | undefined;
  /** Returns why more credits must not be spent, or undefined. */
  readonly mayRun: ((id: string, credits: number) => Promise<string | undefined>) | undefined;
  /** Ends the case, also in the middle of an exchange. */
  readonly signal: AbortSignal | undefined;
}

/** Longest pause between polls, in milliseconds. Pauses grow while a task runs, so that a slow target is not flooded. */
const LONGEST_PAUSE = 1_000;

/** The reason reported for a case that a signal stopped. */
export const BROKEN_OFF = 'The run was stopped';

/** The stage of one case. It sends, and keeps everything for the checks. */
export class CaseStage implements Stage {
  readonly keys: Keys;
  readonly patience: number;
  readonly sharedAccount: boolean;
  readonly exchanges: JudgedExchange[] = [];
  readonly observations: Observation[] = [];
  readonly #options: StageOptions;
  readonly #held = new Set<() => void>();
  #resume: () => Promise<void> = async () => {};

  constructor(options: StageOptions) {
    this.#options = options;
    this.keys = options.keys;
    this.patience = options.patience;
    this.sharedAccount = options.sharedAccount;
  }

  async send(step: Step): Promise<Exchange> {
    const { caseId, target, advise } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const name = attemptName(step.name, attempt);
      const exchange = await this.#unlessStopped(() => target.send(step.request, { caseId, step: name }));
      const advice = (await advise?.(step, exchange, attempt)) ?? JUDGE;
      const judged = { caseId, step: name, expectation: step.expectation, exchange };
      if (advice.next === 'judge') {
        this.exchanges.push(judged);
        if (step.expectation.outcome === 'success') this.#observePicture(step.expectation, exchange);
        return exchange;
      }
      this.exchanges.push({ ...judged, setAside: advice.reason });
      if (advice.next === 'break-off') throw new Error(advice.reason);
      await this.pause(advice.after);
    }
  }

  /** Does not wait for what is under way when the run is stopped: its response may never come. */
  async #unlessStopped<T>(work: () => Promise<T>): Promise<T> {
    const { signal } = this.#options;
    if (!signal) return work();
    if (signal.aborted) throw new Error(BROKEN_OFF);
    let stop = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(new Error(BROKEN_OFF));
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work(), stopped]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async afford(credits: number): Promise<void> {
    const refusal = await this.#options.mayRun?.(this.#options.caseId, credits);
    if (refusal !== undefined) throw new Error(refusal);
  }

  /** Hands a picture that is the whole body over to the checks. For a picture inside JSON, the case does that. */
  #observePicture(expectation: Expectation, exchange: Exchange): void {
    if (expectation.outcome !== 'success' || expectation.body !== 'picture' || !expectation.picture) return;
    const { response } = exchange;
    if (response?.status !== 200) return;
    const label = response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1].split(';')[0];
    this.observe({
      kind: 'picture',
      bytes: response.body,
      label: label?.trim().toLowerCase(),
      expectation: expectation.picture,
      exchange,
      where: 'body',
    });
  }

  async conforms(exchange: Exchange): Promise<boolean> {
    const judged = {
      caseId: this.#options.caseId,
      step: exchange.id,
      expectation: { outcome: 'any' } as const,
      exchange,
    };
    return (await judgeExchange(judged, [])).length === 0;
  }

  observe(observation: Observation): void {
    this.observations.push(observation);
  }

  async pause(milliseconds: number): Promise<void> {
    if (!this.#options.target.recorded) await this.#unlessStopped(() => this.#options.target.pause(milliseconds));
  }

  async slot(): Promise<() => void> {
    const release = await this.#options.slots.take();
    const once = () => {
      this.#held.delete(once);
      release();
    };
    this.#held.add(once);
    return once;
  }

  /** Releases the slots that an unfinished case still holds. */
  releaseSlots(): void {
    for (const release of [...this.#held]) release();
  }

  async pace(speed: number): Promise<() => Promise<void>> {
    const resume = await this.#options.target.pace(speed);
    let slow = true;
    this.#resume = async () => {
      if (slow) await resume();
      slow = false;
    };
    return this.#resume;
  }

  /** Restores the speed of the target after an unfinished case. */
  async resume(): Promise<void> {
    await this.#resume();
  }

  pollPause(poll: number): number {
    return Math.min(LONGEST_PAUSE, this.#options.pollPause * 1.25 ** Math.max(0, poll - 3));
  }

  pictureLink(number: number, example?: string): string {
    const { pictureLinks } = this.#options;
    if (!pictureLinks) return example ?? `https://pictures.example.com/contract/${number}.jpg`;
    const fitting = example && isPng(example) ? pictureLinks.filter(isPng) : pictureLinks;
    const link = fitting[number % fitting.length];
    if (link !== undefined) return link;
    const kind = pictureLinks.length === 0 ? 'picture' : 'PNG with transparency';
    throw new SkippedCase(`This case needs a public ${kind}: use --picture-url`);
  }

  throughTarget(link: string): string | undefined {
    const { target } = this.#options;
    const files = target.baseUrl('files');
    if (files === '' || !URL.canParse(link)) return undefined;
    const [url, base] = [new URL(link), new URL(files)];
    const prefix = base.pathname.replace(/\/$/, '');
    if (url.origin === base.origin || !url.pathname.startsWith(`${prefix}/`)) return undefined;
    return `${base.origin}${url.pathname}${url.search}`;
  }
}

function isPng(link: string): boolean {
  return /\.png$/i.test(new URL(link).pathname);
}
