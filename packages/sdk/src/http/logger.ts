/** From no messages to all. */
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

/** Drops messages below the configured level, removes keys, and never fails a call. */
export function createLog(
  {
    logger = console,
    logLevel = 'warn',
  }: { readonly logger?: Logger | undefined; readonly logLevel?: LogLevel | undefined },
  redact: (text: string) => string,
): Log {
  return (level, message) => {
    if (LEVELS.indexOf(level) > LEVELS.indexOf(logLevel)) return;
    try {
      logger[level](`koukoutu: ${redact(message)}`);
    } catch {
      // A broken logger is not a reason to lose a result.
    }
  };
}

/** A URL without user name, query and fragment, which may contain signatures. */
export const bareUrl = (url: string): string => url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
