import next from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig([
  globalIgnores([
    ".next/",
    ".data/",
    "prisma/generated/",
    "next-env.d.ts",
    "test-results/",
    "playwright-report/",
  ]),
  next,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" },
      ],
      // Public pages are cached wholes: a plain link costs no script and asks for nothing before it is followed.
      "@next/next/no-html-link-for-pages": "off",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    // Only what needs types to be seen, and hides real mistakes: a promise that nobody awaits.
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    // Programs for a terminal speak to it.
    files: ["scripts/**", "bench/**"],
    rules: { "no-console": "off" },
  },
]);
