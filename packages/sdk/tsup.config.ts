import { defineConfig, type Options } from 'tsup';
import { publishableSourceMaps } from '../../tsup.shared.js';

const common: Options = {
  format: ['esm', 'cjs'],
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

/**
 * The other entries load the main one instead of a chunk that all share: opening one more module costs a program more of
 * its start-up time than all that is in it, and the errors must be the same classes whichever entry they came from.
 */
const fromIndex = (extension: string): NonNullable<Options['esbuildPlugins']>[number] => ({
  name: 'from-index',
  setup(build) {
    build.onResolve({ filter: /(^\.\/index|\/errors)\.js$/ }, () => ({
      path: `./index.${extension}`,
      external: true,
    }));
  },
});

const others = { node: 'src/node.ts', proxy: 'src/proxy/index.ts' };

export default defineConfig([
  {
    ...common,
    entry: { index: 'src/index.ts' },
    // Constructors that only this package calls would show types that nobody else has.
    dts: { entry: { index: 'src/index.ts', ...others }, compilerOptions: { stripInternal: true } },
    onSuccess: () => publishableSourceMaps('dist', /^index\./),
  },
  {
    ...common,
    entry: others,
    format: ['esm'],
    esbuildPlugins: [fromIndex('js')],
    onSuccess: () => publishableSourceMaps('dist', /^(node|proxy)\.js/),
  },
  {
    ...common,
    entry: others,
    format: ['cjs'],
    esbuildPlugins: [fromIndex('cjs')],
    onSuccess: () => publishableSourceMaps('dist', /^(node|proxy)\.cjs/),
    // Where something else than Node runs a program's modules, as Jest does, `require` is all that a CommonJS one has. It
    // stands there plainly, for bundlers to see: rollup, which shakes the others, would be given a stand-in for it.
    platform: 'node',
    treeshake: false,
    esbuildOptions(options, context) {
      common.esbuildOptions?.(options, context);
      options.supported = { ...options.supported, 'dynamic-import': false };
    },
  },
]);
