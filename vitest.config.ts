import path from "node:path";
import { defineConfig } from "vitest/config";

const shared = {
  resolve: {
    alias: { "@": import.meta.dirname },
    // `server-only` throws unless it is resolved as React's server would.
    conditions: ["react-server", "node", "import", "module", "default"],
  },
  ssr: { resolve: { conditions: ["react-server", "node", "import", "module", "default"] } },
};
const everywhere = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  test: {
    reporters: ["default"],
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...everywhere, "**/*.db.test.ts"],
        },
      },
      {
        ...shared,
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: everywhere,
          pool: "forks",
          globalSetup: [path.join(import.meta.dirname, "prisma/factories/cluster.ts")],
          setupFiles: [path.join(import.meta.dirname, "prisma/factories/setup.ts")],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
