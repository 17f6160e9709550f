import type { Redactor } from './redact.js';

/** From silent to talkative. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** Where log lines go; `console` is one. */
export interface Logger {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

const LEVELS: readonly LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];

export type Log = (level: Exclude<LogLevel, 'off'>, message: string) => void;

/** Logs nothing graver than wished, nothing secret, and never fails a call. */
export function createLog(logger: Logger, limit: LogLevel, redactor: Redactor): Log {
  return (level, message) => {
    if (LEVELS.indexOf(level) > LEVELS.indexOf(limit)) return;
    try {
      logger[level](`koukoutu: ${redactor.text(message)}`);
    } catch {
      // A broken logger is not a reason to lose a result.
    }
  };
}

/** A URL without user, query and fragment, which may hold signatures. */
export function bareUrl(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
}
