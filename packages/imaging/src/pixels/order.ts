/**
 * The value that a share of the values is below, as sorting would tell, but in linear time (quickselect).
 *
 * @param values reordered in place. May be empty.
 * @param share 0–1; 0.5 is the median.
 * @returns 0 if there are no values.
 */
export function valueAt(values: Float32Array, share: number): number {
  const wanted = Math.floor(values.length * share);
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted] ?? 0;
}
