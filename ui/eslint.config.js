import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const source = resolve(dirname(fileURLToPath(import.meta.url)), 'src');

/** What each folder of src may import. A screen's own folder is always allowed to itself. */
const MAY_IMPORT = {
  formatting: ['formatting'],
  ipc: ['ipc'],
  components: ['components', 'formatting', 'ipc'],
  screens: ['components', 'formatting', 'ipc'],
};

const place = (path) => {
  const [layer, folder] = relative(source, path).split(sep);
  return { layer, folder };
};

const layers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = place(context.filename);
    const allowed = MAY_IMPORT[from.layer];
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      if (name.startsWith('@tauri-apps') && from.layer !== 'ipc') {
        context.report({ node, message: 'Only src/ipc may import @tauri-apps: go through `call`.' });
      }
      if (!allowed || !name.startsWith('.')) return;
      const target = resolve(dirname(context.filename), name);
      if (relative(source, target).startsWith('..')) return;
      const to = place(target);
      const own = to.layer === from.layer && to.folder === from.folder;
      if (own || allowed.includes(to.layer)) return;
      context.report({
        node,
        message: `src/${from.layer} may import ${allowed.join(', ')}, not src/${to.layer}${
          to.layer === 'screens' ? ` (screens never import one another)` : ''
        }.`,
      });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export default tseslint.config(
  { ignores: ['dist', 'dist-review', 'browser/out', 'src/ipc/bindings.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    plugins: { stepwell: { rules: { layers } } },
    languageOptions: { globals: globals.browser },
    rules: {
      'stepwell/layers': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.name=/^use(Layout)?Effect$/] > ArrowFunctionExpression:first-child[body.type!="BlockStatement"]',
          message:
            'Give an effect braces: what it returns is called as its clean-up, and newer engines return a promise from scrollIntoView.',
        },
      ],
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  // What these hand to `page.evaluate` runs in the page.
  { files: ['browser/*.mjs'], languageOptions: { globals: globals.browser } },
);
