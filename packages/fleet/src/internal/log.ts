/** Where log lines go. They contain no API key, no password and no query string of a link. */
export interface FleetLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Prints warnings and errors to the standard error stream, one line each. */
export const defaultLogger: FleetLogger = {
  info() {},
  warn: (message) => console.error(message),
  error: (message) => console.error(message),
};
