import boundaries from 'eslint-plugin-boundaries';
import prettier from 'eslint-config-prettier/flat';
import tseslint from 'typescript-eslint';
import { elements, policies } from './.ci/lint/arrows.mjs';
import { workflowReach } from './.ci/lint/workflow-reach.mjs';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'boundaries/legacy-templates': false,
      'import/resolver': { node: { extensions: ['.ts', '.js', '.mjs'] } },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // Numbers, and values that print themselves, are safe in a template.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => promise.catch(done)` and the like read better without braces.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Fastify's handlers return promises by design; the plugin system needs them.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false } },
      ],
      // An interface that a class or framework awaits is async whether or not its body waits.
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 250 }],
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: '{{from.element.type}} may not import {{to.element.type}} (.ci/lint/arrows.mjs)',
          policies,
        },
      ],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    // Asked from outside, by processes that have libraries anyway.
    ignores: ['workflows/client/**'],
    plugins: { handover: { rules: { 'workflow-reach': workflowReach } } },
    rules: { 'handover/workflow-reach': 'error' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // A test says `rows[0]!` where the promise under test is that there is one.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  prettier,
);
