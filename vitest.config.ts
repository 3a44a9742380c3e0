import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const shared = {
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // Outside of React's server `server-only` throws; this is the file it gives inside.
      "server-only": path.join(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
};
const everywhere = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  test: {
    reporters: ["default"],
    // Vitest leaves one core to itself, which would be half of a small machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...everywhere, "**/*.db.test.ts"],
          // Each file loads the modules anew; a thread of its own as well would cost more than the tests do.
          pool: "threads",
          isolate: false,
          // Nothing is timed here: the bound only ends what hangs, on a busy machine too.
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: everywhere,
          // A process for each file would load Prisma, and much else, eighty times.
          pool: "forks",
          isolate: false,
          globalSetup: ["scripts/testing/test-cluster.ts"],
          setupFiles: ["scripts/testing/test-database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
