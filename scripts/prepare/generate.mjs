import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { step } from "../progress.mjs";
import { fingerprint, readStamp } from "./fingerprint.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * Generates Prisma's client, unless it is the one of the present datamodel.
 *
 * @param {string} root
 */
export async function generate(root) {
  const generated = path.join(root, "prisma/generated");
  const stamp = path.join(generated, "datamodel.sha256");
  const wanted = fingerprint(root, isInput);
  if (readStamp(stamp) === wanted && existsSync(path.join(generated, "client.ts"))) return;
  await step("Database client (prisma generate)", async () => {
    const prisma = path.join(root, "node_modules/prisma/build/index.js");
    const { status, output } = await run(
      process.execPath,
      [prisma, "generate", "--schema", "prisma"],
      { cwd: root, env: { ...process.env, ...OFFLINE } },
    );
    if (status !== 0) throw new Problem(`prisma generate failed:\n${output}`);
    mkdirSync(generated, { recursive: true });
    writeFileSync(stamp, wanted);
  });
}

// Generating needs no native engine; named like this, Prisma does not try to download one.
const OFFLINE = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};

/** @param {string} file */
function isInput(file) {
  if (file === "prisma/" || file === "prisma/models/" || file === "package-lock.json") return true;
  return file.startsWith("prisma/") && file.endsWith(".prisma");
}
