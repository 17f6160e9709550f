import type { Passing } from '../../contract.js';
import { pixels } from '../../redraw.js';
import { onPicture } from '../../tools.js';
import type { Part } from '../parts.js';

/** Changes the pixels of the pictures that an operation returns. */
export const repaint = (
  operationId: string,
  change: (data: Buffer, width: number, height: number) => void,
  when: (p: Passing) => boolean = () => true,
): Part => {
  const paint = pixels((data, { width, height }) => change(data, width, height));
  return { answer: onPicture((body, p) => (when(p) ? paint(body) : body), operationId) };
};
