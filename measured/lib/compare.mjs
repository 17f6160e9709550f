/**
 * Lists the cells in which a run differs from the committed result. Only what the run measured is compared.
 *
 * A cell such as `413 or error` lists all outcomes of a race. Each of them counts as unchanged.
 *
 * @param {Record<string, Record<string, string>>} recorded cells by row and column
 * @param {Record<string, Record<string, string>>} seen
 * @returns {string[]} one sentence for each cell that changed
 */
export function changes(recorded, seen) {
  return Object.entries(seen).flatMap(([row, cells]) =>
    Object.entries(cells)
      .filter(([column, cell]) => !isOneOf(recorded[row]?.[column], cell))
      .map(([column, cell]) => `${row}, ${column}: was "${recorded[row]?.[column] ?? 'not measured'}", is "${cell}"`),
  );
}

/**
 * The cell to write down. The outcomes of a race are collected over several runs; any other cell is replaced.
 *
 * @param {string | undefined} recorded
 * @param {string} seen
 * @returns {string}
 */
export function mergeCell(recorded, seen) {
  if (recorded === undefined || isOneOf(recorded, seen)) return recorded ?? seen;
  const isRace = [recorded, seen].some((cell) => outcomesOf(cell).length > 1);
  return isRace ? [...new Set([...outcomesOf(recorded), ...outcomesOf(seen)])].sort().join(' or ') : seen;
}

const outcomesOf = (cell) => cell?.split(' or ') ?? [];

function isOneOf(recorded, cell) {
  const known = outcomesOf(recorded);
  return outcomesOf(cell).every((outcome) => known.includes(outcome));
}
