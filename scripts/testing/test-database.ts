import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { provideEnvironment } from "@/lib/foundation/env";
import { freshDatabase } from "@/prisma/factories/database";

// Runs before each file of database tests is loaded, so that whatever it imports finds a database of the file's own.
const { url, publicUrl } = await freshDatabase();
provideEnvironment({
  DATABASE_URL: url,
  DATABASE_URL_PUBLIC: publicUrl,
  ASSAY_SECRET: inject("cluster").secret,
  ASSAY_JOB_SECRET: randomBytes(32).toString("hex"),
  ASSAY_ORIGIN: undefined,
  ASSAY_LISTENERS: "127.0.0.1",
  ASSAY_SIGN_UP: undefined,
  SMTP_URL: undefined,
});
