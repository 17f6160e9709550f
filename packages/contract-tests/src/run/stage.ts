import { judgeExchange } from '../checks/judge.js';
import { type Advise, attemptName, JUDGE } from '../model/advice.js';
import { type Expectation, type JudgedExchange, type Keys, SkippedCase, type Stage, type Step } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/observation.js';
import type { Target } from '../targets/target.js';
import type { Slots } from './slots.js';

/** What a stage is built from. */
export interface StageOptions {
  readonly caseId: string;
  readonly target: Target;
  readonly keys: Keys;
  readonly slots: Slots;
  readonly pictureLinks: readonly string[] | undefined;
  /** Milliseconds between two polls, at least. */
  readonly pollPause: number;
  readonly patience: number;
  readonly sharedAccount: boolean;
  readonly advise: Advise | undefined;
  /** Whether so many credits more may be spent; a reason when not. */
  readonly mayRun: ((id: string, credits: number) => Promise<string | undefined>) | undefined;
  /** Ends the case between two exchanges, or in the middle of one. */
  readonly signal: AbortSignal | undefined;
}

/** Polls grow rarer while a task runs, up to this, so that a slow target is not flooded. */
const LONGEST_PAUSE = 1_000;

/** Why a case ended that a signal broke off. */
export const BROKEN_OFF = 'the run was broken off';

/** The stage of one case: sends, and remembers everything for the checks. */
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

  /** What was under way when the run was broken off is left: the answer to it may never come. */
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

  /** A picture that is the whole body is judged here; one inside JSON is handed over by its case. */
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

  /** Gives back what a case that broke off still held. */
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

  /** Gives the target its speed back when a case broke off. */
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
    throw new SkippedCase(`a public ${kind} is needed: give --picture-url`);
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
