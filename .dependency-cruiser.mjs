/** The walls between the parts: what may import what. The reasons stand in docs/architecture.md. */
const sources = (name) => `^packages/${name}/src/`;
const wall = (from, to) => ({
  name: `${from}-must-not-know-${to}`,
  severity: 'error',
  comment: `${from} must never import ${to}: they meet only in the spec.`,
  from: { path: sources(from), pathNot: '\\.test\\.ts$' },
  to: { path: `(^packages/${to}/)|(@koukoutu/${to})` },
});

/**
 * The floors inside a package, from the top. A folder of `src/` may import the folders below its floor. Folders of one floor do
 * not know each other, and no folder imports a file at the root of `src/`, which is above all of them.
 */
const floors = (name, ...levels) => [
  {
    name: `${name}-gives-each-folder-a-floor`,
    severity: 'error',
    comment: `Name the folder in the floors of ${name}.`,
    from: { path: `${sources(name)}[^/]+/`, pathNot: `${sources(name)}(${levels.flat().join('|')})/` },
    to: {},
  },
  ...levels.flatMap((folders, level) =>
    folders.map((folder) => {
      const below = levels.slice(level + 1).flat();
      return {
        name: `${name}-${folder}-imports-lower-floors-only`,
        severity: 'error',
        comment: `packages/${name}/src/${folder}/ may import ${below.length ? below.join(', ') : 'no other folder'}.`,
        from: { path: `${sources(name)}${folder}/` },
        to: { path: sources(name), pathNot: `${sources(name)}(${[folder, ...below].join('|')})/` },
      };
    }),
  ),
];

export default {
  forbidden: [
    wall('sdk', 'mock-server'),
    wall('sdk', 'cli'),
    wall('cli', 'mock-server'),
    wall('cli', 'contract-tests'),
    wall('mock-server', 'cli'),
    wall('contract-tests', 'cli'),
    wall('sdk', 'contract-tests'),
    wall('mock-server', 'sdk'),
    wall('mock-server', 'contract-tests'),
    wall('imaging', 'sdk'),
    wall('imaging', 'mock-server'),
    wall('imaging', 'contract-tests'),
    wall('imaging', 'mock-page'),
    wall('mock-page', 'sdk'),
    wall('mock-page', 'mock-server'),
    wall('mock-page', 'contract-tests'),
    wall('mock-page', 'imaging'),
    wall('sdk', 'imaging'),
    wall('sdk', 'mock-page'),
    wall('contract-tests', 'imaging'),
    wall('contract-tests', 'mock-page'),
    ...floors(
      'sdk',
      ['node'],
      ['calls', 'batch', 'proxy'],
      ['tasks'],
      ['results'],
      ['images'],
      ['http'],
      ['internal'],
      ['generated'],
    ),
    ...floors('imaging', ['worker'], ['compose', 'retouch'], ['cutout'], ['codec', 'text'], ['pixels'], ['picture']),
    ...floors(
      'mock-server',
      ['cli', 'vitest'],
      ['server'],
      ['proxy'],
      ['adapters'],
      ['tls'],
      ['service'],
      ['operations'],
      ['pictures'],
      ['request'],
      ['faults'],
      ['state'],
      ['exchange', 'imaging'],
      ['spec'],
      ['generated'],
    ),
    ...floors(
      'cli',
      ['program'],
      ['commands'],
      ['options'],
      ['doctor'],
      ['runs'],
      ['plan', 'report', 'settings'],
      ['inputs', 'files'],
      ['terminal'],
      ['language'],
      ['model'],
    ),
    wall('contract-tests', 'mutants'),
    ...['contract-tests', 'cli', 'fleet'].map((other) => wall('chaos', other)),
    ...['sdk', 'mock-server', 'contract-tests', 'imaging', 'mock-page', 'mutants'].map((other) => wall(other, 'fleet')),
    wall('fleet', 'mock-server'),
    wall('fleet', 'contract-tests'),
    ...floors('fleet', ['cli'], ['worker', 'watch'], ['queue'], ['slots', 'sinks'], ['redis'], ['internal']),
    ...floors(
      'contract-tests',
      ['command'],
      ['report', 'live'],
      ['run'],
      ['cases', 'checks', 'targets'],
      ['cassette', 'redaction'],
      ['reading', 'requests'],
      ['spec'],
      ['model'],
      ['pictures'],
      ['generated'],
    ),
    {
      name: 'node-only-in-the-node-entry',
      severity: 'error',
      comment: 'The SDK runs in browsers and workers; node:* belongs to src/node/ alone.',
      from: { path: sources('sdk'), pathNot: '^packages/sdk/src/node/|\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sdk-has-one-dependency',
      severity: 'error',
      comment: 'Users install the SDK: openapi-fetch is its only dependency.',
      from: { path: sources('sdk'), pathNot: '\\.test(-d)?\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'], pathNot: 'openapi-fetch' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      // The examples to copy are installed on their own, by `npm run examples`.
      from: {
        pathNot: ['^scripts/.*\\.mjs$', '^examples/(?!(browser|cut-out|fleet|runtimes|snippets|testing)/)'],
      },
      to: { couldNotResolve: true, pathNot: '^@koukoutu/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.run|node_modules|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
  },
};
