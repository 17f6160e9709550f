// The program for browsers. Its files are those chosen in the input of the page.
import { Koukoutu } from '../../packages/sdk/dist/index.js';
import { probe } from './probe.mjs';

globalThis.measure = (hasty, paths, only) =>
  probe(
    {
      base: location.origin,
      hasty,
      sdk: Koukoutu,
      file: async (name) => {
        const files = [...document.querySelector('input').files];
        return { blob: files.find((each) => each.name === paths[name].split('/').at(-1)), path: paths[name] };
      },
    },
    only,
  );
