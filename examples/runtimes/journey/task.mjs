/**
 * The argument that the tests pass to a program, and the report that the program prints. As in real use, the keys come from the
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

/** The prefix of the report's line. */
export const REPORT = 'REPORT ';

/** @param {string | undefined} argument @returns {Task} */
export function readTask(argument) {
  if (argument === undefined)
    throw new Error('Run this program through the tests, which pass the address of the mock.');
  return JSON.parse(argument);
}

/** @param {{ name: string, error: string | null }[]} report */
export function tell(report) {
  console.log(REPORT + JSON.stringify(report));
}
