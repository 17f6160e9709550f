// The three tables: their rows, the program that measures them, and the guides that contain them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/run.mjs';
import { FLEET } from '../fleet/rows.mjs';
import { PICTURES } from '../pictures/rows.mjs';
import { RUNTIMES } from '../runtimes/rows.mjs';

/**
 * @typedef {object} Table
 * @property {string} name
 * @property {string} guide the English guide, as a path from the root; the Chinese one is named after it
 * @property {Record<string, object>} sections tables with their columns and rows
 * @property {() => Promise<{ measure: Function }>} load loads the program that measures it
 */

/** @type {Record<string, Table>} */
export const TABLES = {
  runtimes: {
    name: 'runtimes',
    guide: 'docs/sdk/measured-runtimes.md',
    sections: RUNTIMES,
    load: () => import('../runtimes/measure.mjs'),
  },
  pictures: {
    name: 'pictures',
    guide: 'docs/sdk/measured-pictures.md',
    sections: PICTURES,
    load: () => import('../pictures/measure.mjs'),
  },
  fleet: {
    name: 'fleet',
    guide: 'docs/fleet/measured.md',
    sections: FLEET,
    load: () => import('../../packages/fleet/bench/measured/measure.mjs'),
  },
};

export const resultFile = ({ name }) => path.join(root, 'measured', 'results', `${name}.json`);
export const readResult = (table) => JSON.parse(readFileSync(resultFile(table), 'utf8'));

/** The guides of a table by language. */
export const guidesOf = ({ guide }) => ({
  en: path.join(root, guide),
  zh: path.join(root, guide.replace('.md', '.zh-CN.md')),
});
