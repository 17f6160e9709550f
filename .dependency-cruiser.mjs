/** The walls between the parts: what may import what. The reasons stand in docs/architecture.md. */
const sources = (name) => `^packages/${name}/src/`;
const wall = (from, to) => ({
  name: `${from}-must-not-know-${to}`,
  severity: 'error',
  comment: `${from} must never import ${to}: they meet only in the spec.`,
  from: { path: sources(from), pathNot: '\\.test\\.ts$' },
  to: { path: `(^packages/${to}/)|(@koukoutu/${to})` },
});

export default {
  forbidden: [
    wall('sdk', 'mock-server'),
    wall('sdk', 'contract-tests'),
    wall('mock-server', 'sdk'),
    wall('mock-server', 'contract-tests'),
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
      from: { pathNot: '^scripts/.*\\.mjs$' },
      to: { couldNotResolve: true, pathNot: '^@koukoutu/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
  },
};
