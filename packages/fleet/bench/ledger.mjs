// What the mock says has happened: the judge of every run.

/** @param {string} address */
async function get(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/**
 * Reads the mock's ledger: every create that brought a task, by the bytes of its picture; polls; refusals; how many tasks ran at once.
 *
 * @param {string} url the mock's address
 */
export async function readLedger(url) {
  const all = 'limit=10000000';
  const { entries } = await get(`${url}/__mock/journal?operation=createTask&${all}`);
  const { entries: polls } = await get(`${url}/__mock/journal?operation=queryTask&${all}`);
  const { tasks } = await get(`${url}/__mock/tasks`);
  const { accounts } = await get(`${url}/__mock/accounts`);
  /** @type {Map<number, number[]>} */
  const pictures = new Map();
  let refused = 0;
  for (const { fields, taskId, status, code } of entries) {
    if (status === 429 || code === 429) refused += 1;
    if (taskId === undefined) continue;
    const { bytes } = fields.image_file;
    pictures.set(bytes, [...(pictures.get(bytes) ?? []), taskId]);
  }
  const moments = tasks
    .flatMap(({ createdAt, dueAt }) => [
      { at: createdAt, change: 1 },
      { at: dueAt, change: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.change - b.change);
  let now = 0;
  let most = 0;
  for (const { change } of moments) {
    now += change;
    most = Math.max(most, now);
  }
  return {
    pictures,
    creates: [...pictures.values()].reduce((sum, { length }) => sum + length, 0),
    refused,
    polls: polls.length,
    tasks,
    /** Tasks at once, at most. */
    most,
    charged: accounts.reduce((sum, { charged }) => sum + charged, 0),
  };
}
