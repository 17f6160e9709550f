import type { Mutant } from '../../mutant.js';
import { TASKS } from '../../tools.js';
import { make } from '../parts.js';
import { repaint } from './parts.js';

/** Drift that breaks no client: it is visible only in the picture. */
const harmless = make('picture', false);

const picture = make('picture');

const AROUND = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Paints pixels of one kind that have one of the other kind at a distance. */
const beside =
  (distance: number, painted: 'visible' | 'clear', colour: readonly number[]) =>
  (data: Buffer, width: number, height: number): void => {
    const alpha = Buffer.from(data.filter((_, index) => index % 4 === 3));
    const is = (kind: 'visible' | 'clear', at: number) =>
      kind === 'visible' ? (alpha[at] ?? 0) > 200 : (alpha[at] ?? 0) < 50;
    const other = painted === 'visible' ? 'clear' : 'visible';
    for (let y = distance; y < height - distance; y += 1) {
      for (let x = distance; x < width - distance; x += 1) {
        const at = y * width + x;
        const edge = AROUND.some(([dx, dy]) => is(other, at + (dy * width + dx) * distance));
        if (is(painted, at) && edge) data.set(colour, at * 4);
      }
    }
  };

const SYNC = ['createSync'] as const;

/** Outlines and fringes around the subject. */
export const edgeMutants: readonly Mutant[] = [
  picture('dark-outline', SYNC, ['picture-shows-upload'], repaint('createSync', beside(3, 'visible', [0, 0, 0, 255]))),
  picture(
    'thin-white-outline',
    TASKS,
    ['picture-shows-upload'],
    repaint('downloadResult', beside(2, 'visible', [255, 255, 255, 255])),
  ),
  picture(
    'white-fringe',
    SYNC,
    ['background-removed'],
    repaint('createSync', beside(4, 'clear', [242, 243, 245, 255])),
  ),
  harmless(
    'soft-edge-times-alpha',
    TASKS,
    ['picture-shows-upload'],
    repaint('downloadResult', (data) => {
      for (let at = 0; at < data.length; at += 4) {
        const alpha = data[at + 3] ?? 0;
        for (let channel = at; channel < at + 3; channel += 1) {
          data[channel] = Math.round(((data[channel] ?? 0) * alpha) / 255);
        }
      }
    }),
  ),
];
