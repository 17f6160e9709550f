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

function isOneOf(recorded, cell) {
  const outcomes = (text) => text?.split(' or ') ?? [];
  const known = outcomes(recorded);
  return outcomes(cell).every((outcome) => known.includes(outcome));
}
