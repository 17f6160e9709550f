/**
 * Whether a report in the terminal has colours: https://no-color.org and https://force-color.org.
 *
 * @param stream where the report goes
 * @param environment the variables of the process
 */
export function wantsColour(
  stream: { readonly isTTY?: boolean | undefined },
  { NO_COLOR, FORCE_COLOR }: NodeJS.ProcessEnv,
): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR);
  return stream.isTTY === true;
}
