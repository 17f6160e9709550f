// Memory and open files of a process, read from outside. Both numbers exist only on Linux, and are NaN elsewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * @param {number | 'self'} pid
 * @returns {{ rssMb: number, files: number }} resident memory, and open files and sockets
 */
export function processSize(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return { rssMb: Number.NaN, files: Number.NaN };
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]);
  return { rssMb: Math.round(kilobytes / 1024), files: readdirSync(`/proc/${pid}/fd`).length };
}

/** CPU seconds that a process has used so far. */
export function cpuSeconds(pid) {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return Number.NaN;
  const fields = readFileSync(stat, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A generator of numbers from 0 to 1 that is the same for the same seed. */
export function randomOf(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
