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
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-dynamic-delete": "off",
      // What an index gives may be undefined by type alone; the reader sees where it cannot be.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },
  {
    extends: [next],
    files: ["app/**", "components/**"],
    rules: {
      // Public pages are cached wholes: a plain link costs no script and asks for nothing before it is followed.
      "@next/next/no-html-link-for-pages": "off",
    },
  },
  {
    // The one rule that needs types, for a mistake that nothing else sees.
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
    },
  },
  {
    // Programs for a terminal speak to it.
    files: ["scripts/**", "bench/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { globals: { module: "writable" } },
  },
]);
