import { describe, expect, it } from 'vitest';
import { distanceInside, dropFaintParts, dropSmallParts, findParts, isSolid, PIXEL } from './mask.js';

/** A mask drawn with # for 1. */
function draw(rows: string[]): { mask: Uint8Array; width: number; height: number } {
  return {
    mask: Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0)),
    width: rows[0]?.length ?? 0,
    height: rows.length,
  };
}

function show(mask: Uint8Array, width: number): string[] {
  return Array.from({ length: mask.length / width }, (_, y) =>
    Array.from(mask.subarray(y * width, (y + 1) * width), (v) => (v ? '#' : '.')).join(''),
  );
}

describe('findParts', () => {
  it('joins pixels that share an edge, not only a corner, in any shape', () => {
    const { mask, width, height } = draw(['#.#.##', '#.#..#', '###.##', '....#.', '#..#..']);
    const { start, end, part, area } = findParts(mask, width, height);
    expect(area.toSorted((a, b) => a - b)).toEqual([1, 1, 6, 7]);
    const partOf = (i: number) => part[start.findIndex((from, run) => from <= i && i < (end[run] ?? 0))];
    expect(partOf(0)).toBe(partOf(2));
    expect(partOf(4)).not.toBe(partOf(0));
    expect(partOf(1)).toBeUndefined();
  });

  it('does not join the end of a row with the start of the next row', () => {
    const { mask, width, height } = draw(['..#', '#..']);
    expect(findParts(mask, width, height).area).toEqual([1, 1]);
  });
});

it('dropSmallParts removes parts that are small compared with the largest', () => {
  const { mask, width, height } = draw(['####..', '####.#', '......', '##....']);
  expect(dropSmallParts(mask, width, height, 0.2, 1)).toBe(10 / 24);
  expect(show(mask, width)).toEqual(['####..', '####..', '......', '##....']);
});

it('dropFaintParts removes parts without a single strong pixel', () => {
  const { mask, width, height } = draw(['##..##']);
  dropFaintParts(mask, width, height, Float32Array.from([1, 9, 0, 0, 3, 3]), 5);
  expect(show(mask, width)).toEqual(['##....']);
});

describe('distanceInside', () => {
  it('measures to the outside of a mask, not to the edge of the picture', () => {
    const { mask, width, height } = draw(['.####', '.####', '.####']);
    const distance = distanceInside(mask, width, height);
    expect(Array.from(distance.subarray(0, 5))).toEqual([0, 1, 2, 3, 4].map((pixels) => pixels * PIXEL));
  });

  it('takes the shortest way from any side, straight or diagonal', () => {
    const { mask, width, height } = draw(['.######', '#######', '#######', '######.']);
    const distance = distanceInside(mask, width, height);
    // Two diagonal steps from the first corner, and one beyond them; the last row is as far from its own end.
    expect(distance[2 * width + 2]).toBe(8);
    expect(distance[2 * width + 3]).toBe(10);
    expect(distance[3 * width + 4]).toBe(2 * PIXEL);
    expect(distance[0 * width + 6]).toBe(3 * PIXEL);
  });
});

it('isSolid counts only pixels deep inside the mask', () => {
  const net = draw(['#.#.#', '#####', '#.#.#', '#####', '#.#.#']);
  expect(isSolid(net.mask, net.width, net.height, 1, 1 / 25)).toBe(true);
  expect(isSolid(net.mask, net.width, net.height, 1, 2 / 25)).toBe(false);
  const block = draw(['#####', '#####', '#####', '#####', '#####']);
  expect(isSolid(block.mask, 5, 5, 1, 8 / 25)).toBe(true);
  expect(isSolid(block.mask, 5, 5, 1, 9 / 25)).toBe(false);
});
