import tseslint from 'typescript-eslint'
import hooks from 'eslint-plugin-react-hooks'

/** What only an adapter may touch; everywhere else clock, chance and timers are handed in. */
const handedIn = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The clock is handed in (Clock).',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance is handed in (Chance).',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock is handed in (Clock).',
  },
]
const broadcasts = [
  {
    selector: "CallExpression[callee.object.name='io'][callee.property.name=/^(emit|to|in|fetchSockets)$/]",
    message: 'Only server/realtime/broadcast.ts may emit: everything passes visible.',
  },
]

export default tseslint.config(
  { ignores: ['dist', 'client/public', 'node_modules', 'data', 'data-demo', '**/*.mjs', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          'domain/tsconfig.json',
          'server/tsconfig.json',
          'client/tsconfig.json',
          'client/worker/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'no-restricted-syntax': ['error', ...handedIn, ...broadcasts],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['client/**/*.tsx', 'client/**/*.ts'],
    plugins: { 'react-hooks': hooks },
    rules: hooks.configs.recommended.rules,
  },
  // The adapters to the real world, and tests, which may use what the real world gives.
  {
    files: ['server/adapters/**', 'client/adapters/**', 'bench/**', 'server/realtime/broadcast.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**', 'bench/**', 'docs/examples/**'],
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
