// What tools/lint javascript asks of the plugin's modules, beside types.
export default [
  {
    languageOptions: {
      ecmaVersion: 2020,
      sourceType: 'module',
      globals: { document: 'readonly', URL: 'readonly', window: 'readonly', wp: 'readonly' },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      complexity: ['error', 15],
      'consistent-return': 'error',
      eqeqeq: 'error',
      'max-lines-per-function': ['error', 60],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-param-reassign': 'error',
      'no-shadow': 'error',
      'no-undef': 'error',
      'no-unused-expressions': 'error',
      'no-unused-vars': 'error',
      'no-use-before-define': ['error', { functions: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
];
