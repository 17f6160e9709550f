import os from 'node:os';

/**
 * What a result was measured on.
 *
 * @returns {{ cpu: string, cores: number, memoryGB: number, platform: string, node: string, load: number }} `load` is the average
 *   number of running processes in the last minute. Wall-clock times are worth little if it is near the number of cores
 */
export function machine() {
  return {
    cpu: (os.cpus()[0]?.model ?? 'unknown')
      .replace(/\(R\)|\(TM\)/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    cores: os.availableParallelism(),
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
    load: Math.round(os.loadavg()[0] * 100) / 100,
  };
}

/** The machine in one line. */
export function describeMachine({ cpu, cores, memoryGB, platform, node, load }) {
  return `${cpu}, ${cores} cores, ${memoryGB} GB, ${platform}, Node ${node}, load ${load}`;
}
