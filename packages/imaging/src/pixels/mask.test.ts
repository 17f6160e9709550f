import { describe, expect, it } from 'vitest';
import { distanceInside, dropFaintParts, dropSmallParts, labelParts, solidShare } from './mask.js';

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

describe('labelParts', () => {
  it('joins pixels that share an edge, not only a corner, in any shape', () => {
    const { mask, width, height } = draw(['#.#.##', '#.#..#', '###.##', '....#.', '#..#..']);
    const { label, area } = labelParts(mask, width, height);
    expect(area.slice(1).sort((a, b) => a - b)).toEqual([1, 1, 6, 7]);
    expect(label[0]).toBe(label[2]);
    expect(label[4]).not.toBe(label[0]);
    expect(label[1]).toBe(0);
  });

  it('does not join the end of a row with the start of the next row', () => {
    const { mask, width, height } = draw(['..#', '#..']);
    expect(labelParts(mask, width, height).area).toEqual([0, 1, 1]);
  });
});

it('dropSmallParts removes parts that are small compared with the largest', () => {
  const { mask, width, height } = draw(['####..', '####.#', '......', '##....']);
  dropSmallParts(mask, width, height, 0.2, 1);
  expect(show(mask, width)).toEqual(['####..', '####..', '......', '##....']);
});

it('dropFaintParts removes parts without a single strong pixel', () => {
  const { mask, width, height } = draw(['##..##']);
  dropFaintParts(mask, width, height, Float32Array.from([1, 9, 0, 0, 3, 3]), 5);
  expect(show(mask, width)).toEqual(['##....']);
});

it('distanceInside measures to the outside of a mask, not to the edge of the picture', () => {
  const { mask, width, height } = draw(['.####', '.####', '.####']);
  const distance = distanceInside(mask, width, height);
  expect(Array.from(distance.subarray(0, 5))).toEqual([0, 1, 2, 3, 4]);
});

it('solidShare counts only pixels deep inside the mask', () => {
  const net = draw(['#.#.#', '#####', '#.#.#', '#####', '#.#.#']);
  expect(solidShare(net.mask, net.width, net.height, 1)).toBeCloseTo(2 / 25);
  const block = draw(['#####', '#####', '#####', '#####', '#####']);
  expect(solidShare(block.mask, 5, 5, 1)).toBeCloseTo(9 / 25);
});
