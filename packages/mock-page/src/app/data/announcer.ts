import { type Changes, NO_CHANGES, sumOf } from './changes.js';

/** Milliseconds between two announcements: a screen reader cannot keep up with one a second. */
const PAUSE_MS = 10_000;
/** Milliseconds until an announcement is removed: the next one may have the same text, and is read only if it is new. */
const STANDS_MS = 5000;

/** Announces a change at once, and the changes during a pause together after it. `say` receives the words, and '' to remove them. */
export class Announcer {
  private pending = NO_CHANGES;
  private isPausing = false;

  constructor(
    private readonly inWords: (changes: Changes) => string,
    private readonly say: (text: string) => void,
  ) {}

  note(changes: Changes): void {
    this.pending = sumOf(this.pending, changes);
    if (!this.isPausing) this.tell();
  }

  private tell(): void {
    const text = this.inWords(this.pending);
    this.isPausing = text !== '';
    if (!this.isPausing) return;
    this.pending = NO_CHANGES;
    this.say(text);
    setTimeout(() => this.say(''), STANDS_MS);
    setTimeout(() => this.tell(), PAUSE_MS);
  }
}
