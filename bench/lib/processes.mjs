// CPU time and memory of other processes. CPU time of a running process and of its children is read from /proc, so on Linux only.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Milliseconds in a tick of /proc/PID/stat. Linux reports them in hundredths of a second on every platform that Node supports. */
const TICK = 10;

/** The numbers of /proc/PID/stat from its third field on. The second, the name, may hold blanks. */
function stat(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
}

/**
 * CPU time that a running process has used, user and system, without its children.
 *
 * @param {number} pid
 * @returns {number} milliseconds, in steps of 10
 */
export function cpuOf(pid) {
  const fields = stat(pid);
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/**
 * CPU time of all children of this process that have ended, and of theirs. Read it before and after a child has run.
 *
 * @returns {number} milliseconds, in steps of 10
 */
export function cpuOfEndedChildren() {
  const fields = stat('self');
  return (Number(fields[13]) + Number(fields[14])) * TICK;
}

/**
 * Memory that a running process holds now, and the most that it has held.
 *
 * @param {number} pid
 * @returns {{ now: number, peak: number }} MiB
 */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

/** Loaded into a Node process by `runNode`: writes down what the process has used when it ends. */
const METER = `
import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_METER, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }));
});
`;

/**
 * Runs a Node program to its end and measures it, on any platform.
 *
 * @param {readonly string[]} args the program and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, node?: string }} [options] `node`: the Node binary, default the running one
 * @returns {Promise<{ wall: number, cpu: number, memory: number, stdout: string }>} milliseconds of wall clock and of CPU, peak
 *   memory in MiB, and what the program printed
 * @throws {Error} if it does not exit with 0, with what it printed on stderr
 */
export async function runNode(args, { cwd, env = {}, node = process.execPath } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'koukoutu-bench-'));
  const meter = path.join(folder, 'meter.json');
  try {
    const started = performance.now();
    const child = spawn(node, ['--import', `data:text/javascript,${encodeURIComponent(METER)}`, ...args], {
      cwd,
      env: { ...process.env, ...env, BENCH_METER: meter },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out = [];
    const err = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    const wall = performance.now() - started;
    if (code !== 0) throw new Error(`node ${args.join(' ')} exited with ${code}:\n${Buffer.concat(err)}`);
    return { wall, ...JSON.parse(readFileSync(meter, 'utf8')), stdout: Buffer.concat(out).toString('utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
