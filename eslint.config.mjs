// The page's scripts share one scope, so tsc, and not eslint, knows which names are there.
import js from '@eslint/js';

/** Ways in which text could become markup or code: the page has none of them, whatever a map says. */
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'writeln', 'setHTMLUnsafe', 'createContextualFragment'];

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off', // tsc looks
      'no-unused-vars': ['error', { vars: 'local' }], // the other modules use what is at the top
      'array-callback-return': 'error',
      complexity: ['error', 24], // a chain of keys is as long as there are keys
      'consistent-return': 'error',
      'no-control-regex': 'off', // search folds ASCII apart from the rest
      eqeqeq: 'error',
      'max-depth': ['error', 4],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...MARKUP.map((property) => ({ property, message: 'Text is never markup: use el().' }))],
      'no-restricted-syntax': ['error', { selector: 'TemplateLiteral TemplateLiteral', message: 'Name the inner text first: rjsmin loses spaces in it.' }],
      'no-shadow': 'error',
      'no-var': 'error',
      'require-await': 'error',
      'no-script-url': 'error',
    },
  },
  { files: ['viz/static/**/*.js'], languageOptions: { sourceType: 'script' }, rules: { strict: ['error', 'global'] } },
  { files: ['tests/viz/e2e/**/*.mjs'], rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off', 'no-script-url': 'off' } }, // they read markup, and bring what is hostile
];
