/**
 * What the harness tells a program that it runs, and how the program answers. The keys come as they do in life, from the
 * environment.
 */

/** @import { Places } from './journey.mjs' */

/**
 * @typedef {object} Task
 * @property {Places} places
 * @property {string} photoPath
 * @property {string} largePath
 * @property {string} out
 */

/** What the line of the report begins with. */
export const REPORT = 'REPORT ';

/** @param {string | undefined} argument @returns {Task} */
export function readTask(argument) {
  if (argument === undefined) throw new Error('This program is started by the tests, which tell it where the mock is.');
  return JSON.parse(argument);
}

/** @param {{ name: string, error: string | null }[]} report */
export function tell(report) {
  console.log(REPORT + JSON.stringify(report));
}
