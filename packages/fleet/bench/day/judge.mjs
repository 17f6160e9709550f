// Follows every job to its end by its record in Redis, and compares with the ledger of the API.

import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks: much less than a finished job is remembered. */
const EVERY = 3000;

/** Records that are read together. */
const CHUNK = 2000;

/** @param {import('ioredis').Redis} redis @param {(id: string) => string} recordOf the key of a job's record */
export function createJudge(redis, recordOf) {
  /** Jobs without a final end, by id: the number of their picture. */
  const open = new Map();
  /** How each picture ended: its task, or why it has none. */
  const ends = [];

  async function look() {
    const ids = [...open.keys()];
    for (let at = 0; at < ids.length; at += CHUNK) {
      const chunk = ids.slice(at, at + CHUNK);
      const asked = redis.pipeline();
      for (const id of chunk) asked.hmget(recordOf(id), 'state', 'result', 'reason', 'task');
      const answers = await asked.exec();
      for (const [place, id] of chunk.entries()) {
        const [error, [state, result, reason, task] = []] = answers[place];
        if (error) throw error;
        if (state !== 'done' && state !== 'failed' && state !== 'dead') continue;
        ends[open.get(id)] = {
          state,
          reason,
          task: result === null ? Number(task) || undefined : JSON.parse(result).taskId,
        };
        // A dead letter may still be revived by an answer that comes late.
        if (state !== 'dead') open.delete(id);
      }
    }
  }

  let stopped = false;
  const looking = (async () => {
    while (!stopped) {
      await look();
      await sleep(EVERY);
    }
    await look();
  })();

  return {
    /** Looks once more, and ends. */
    stop() {
      stopped = true;
      return looking;
    },
    /** @param {string} id @param {number} number */
    expect: (id, number) => open.set(id, number),
    /**
     * @param {{ paid: (number[] | null)[], failed: number[] }} ledger the tasks of each picture, and the tasks that failed
     * @param {number} added
     */
    verdict({ paid, failed }, added) {
      const bad = { unseen: 0, paidTwice: 0, wrongTask: 0, unexplained: 0 };
      const counts = { done: 0, failed: 0, dead: 0, deadPaid: 0 };
      const reasons = {};
      /** What a person must look at: without an end, or paid for twice. */
      const suspects = [];
      const failedTasks = new Set(failed);
      for (let number = 0; number < added; number += 1) {
        const tasks = paid[number] ?? [];
        const end = ends[number];
        if (tasks.length > 1) {
          bad.paidTwice += 1;
          suspects.push({ number, tasks, end });
        }
        if (end === undefined) {
          bad.unseen += 1;
          suspects.push({ number, tasks });
          continue;
        }
        counts[end.state] += 1;
        if (end.state === 'done' && (tasks[0] !== end.task || failedTasks.has(end.task))) bad.wrongTask += 1;
        if (end.state === 'failed' && !failedTasks.has(tasks[0])) bad.wrongTask += 1;
        if (end.state !== 'dead') continue;
        counts.deadPaid += tasks.length;
        if (!end.reason) bad.unexplained += 1;
        const words = String(end.reason).replaceAll(/\d+/g, 'N');
        reasons[words] = (reasons[words] ?? 0) + 1;
      }
      return { ...counts, ...bad, suspects: suspects.slice(0, 20), reasons };
    },
  };
}
