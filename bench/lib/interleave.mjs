/**
 * Runs both (or all) sides of a comparison in turn, round by round, so that other load on the machine affects them alike. Every
 * second round runs in reverse order, so that no side always comes first.
 *
 * @template {Record<string, number>} Measures
 * @param {Record<string, (round: number) => Promise<Measures> | Measures>} sides by name. Each call measures once and returns its
 *   numbers by name, for example `{ cpu: 812, memory: 95 }`
 * @param {{ rounds?: number, warmUp?: number, say?: (line: string) => void }} [options] `rounds`: measured rounds, default 5.
 *   `warmUp`: rounds before them that are thrown away, default 0. `say` receives a line after each round
 * @returns {Promise<Record<string, Record<keyof Measures, number[]>>>} for each side, the values of each measure in round order
 */
export async function interleave(sides, { rounds = 5, warmUp = 0, say } = {}) {
  const seen = Object.fromEntries(Object.keys(sides).map((name) => [name, {}]));
  for (let round = -warmUp; round < rounds; round += 1) {
    const entries = Object.entries(sides);
    if (round % 2 !== 0) entries.reverse();
    for (const [name, side] of entries) {
      const measures = await side(round);
      if (round < 0) continue;
      for (const [measure, value] of Object.entries(measures)) {
        seen[name][measure] ??= [];
        seen[name][measure].push(value);
      }
    }
    if (round >= 0) say?.(`round ${round + 1} of ${rounds} done`);
  }
  return seen;
}
