// The program for browsers: it has the files that are put into the page's input.
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
