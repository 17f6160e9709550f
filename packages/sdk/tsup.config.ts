import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { publishableSourceMaps } from '../../tsup.shared.js';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const common: Options = {
  format: ['esm'],
  target: 'es2022',
  platform: 'neutral',
  // Deno and Workers know the modules of Node by their full names alone.
  removeNodeProtocol: false,
  external: [/^node:/],
  splitting: false,
  sourcemap: true,
  treeshake: true,
  esbuildOptions(options) {
    options.minifySyntax = true;
  },
  // Half of a cold import is reading the text. Comments live in the declarations, and local names get short; those of classes
  // and functions stay, so that stacks and console.log can be read.
  minify: 'terser',
  terserOptions: {
    // Without it tsup keeps the map of the code before terser, whose lines are wrong.
    sourceMap: { asObject: true },
    module: false,
    toplevel: false,
    compress: false,
    mangle: { toplevel: false },
    // Node prints the whole line in which an uncaught error was thrown.
    format: { max_line_len: 120 },
  },
};

/** Where something else than Node runs a program's modules, as Jest does, `require` is all that a CommonJS one has. */
const commonJs: Options = {
  ...common,
  format: ['cjs'],
  // It stands there plainly, for bundlers to see: rollup, which shakes the others, would be given a stand-in for it.
  platform: 'node',
  treeshake: false,
  esbuildOptions(options, context) {
    common.esbuildOptions?.(options, context);
    options.supported = { ...options.supported, 'dynamic-import': false };
  },
};

/** Files that are made of one source. They are loaded when they are first used. */
const single = {
  batch: 'src/batch/run-batch.ts',
  middleware: 'src/http/middleware.ts',
  'other-inputs': 'src/images/other-inputs.ts',
  'outside-browsers': 'src/http/outside-browsers.ts',
  'raw-client': 'src/http/raw-client.ts',
} as const;

const modulesOf = (list: string): string[] =>
  Array.from(readFileSync(list, 'utf8').matchAll(/from '\.\.\/(.+)\.js'/g), ([, file]) => `${file}.ts`);

/** Files that are made of several sources, which `parts/` lists. */
const lists = { shared: 'parts/shared.ts', tasks: 'parts/tasks.ts', generate: 'parts/generate.ts' };

/** The name of the file of `dist` that a source goes to, for each source that is not bundled into what imports it. */
const homes = new Map<string, string>([
  ...Object.entries(lists).flatMap(([name, list]) => modulesOf(list).map((source) => [source, name] as const)),
  ...Object.entries(single).map(([name, source]) => [source, name] as const),
]);

/** Sources that are bundled into the one file that imports them. */
const bundledInto = new Map<string, string>();

/**
 * Imports what belongs to another file of `dist` from there, so that no module is in two of them. Nobody shakes CommonJS or
 * loads it in a page, so its parts stay in one file.
 */
const inParts = (self: string): Plugin => ({
  name: 'in-parts',
  setup(build) {
    if (build.initialOptions.outExtension?.['.js'] === '.cjs') return;
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path: specifier, importer }) => {
      const source = path
        .relative('.', path.resolve(path.dirname(importer), specifier.replace(/\.js$/, '.ts')))
        .replaceAll(path.sep, '/');
      const home = homes.get(source);
      if (home !== undefined && home !== self) return { path: `./${home}.js`, external: true };
      if (home === undefined && existsSync(source)) {
        const other = bundledInto.get(source);
        if (other !== undefined && other !== self && other !== 'duplicate')
          return { errors: [{ text: `${source} would be in ${other}.js and ${self}.js: list it in parts/shared.ts` }] };
        bundledInto.set(source, self);
      }
      return undefined;
    });
  },
});

/**
 * The other entries load the main one instead of a chunk that all share: opening one more module costs a program more of
 * its start-up time than all that is in it, and the errors must be the same classes whichever entry they came from.
 */
const fromIndex = (extension: string): Plugin => ({
  name: 'from-index',
  setup(build) {
    build.onResolve({ filter: /(^\.\/index|\/errors)\.js$/ }, () => ({
      path: `./index.${extension}`,
      external: true,
    }));
  },
});

const others = { node: 'src/node.ts', proxy: 'src/proxy/index.ts' };
const parts = { ...lists, ...single };

export default defineConfig([
  {
    ...common,
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    // Constructors that only this package calls would show types that nobody else has.
    dts: { entry: { index: 'src/index.ts', ...others }, compilerOptions: { stripInternal: true } },
    esbuildPlugins: [inParts('index')],
    onSuccess: () => publishableSourceMaps('dist', /^index\./),
  },
  ...Object.entries(parts).map(
    ([name, source]): Options => ({
      ...common,
      entry: { [name]: source },
      esbuildPlugins: [inParts(name)],
      onSuccess: () => publishableSourceMaps('dist', new RegExp(`^${name}\\.js`)),
    }),
  ),
  {
    ...common,
    entry: others,
    esbuildPlugins: [fromIndex('js')],
    onSuccess: () => publishableSourceMaps('dist', /^(node|proxy)\.js/),
  },
  {
    ...commonJs,
    entry: others,
    esbuildPlugins: [fromIndex('cjs')],
    onSuccess: () => publishableSourceMaps('dist', /^(node|proxy)\.cjs/),
  },
]);
