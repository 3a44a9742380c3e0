import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import { freshDatabase } from "@/prisma/factories/database";

// Runs before each file of database tests is loaded, so that whatever it imports finds a database of the file's own. Files
// share processes: nothing of the one before is left.
await closeDb();
const { url, publicUrl } = await freshDatabase();
provideEnvironment({
  DATABASE_URL: url,
  DATABASE_URL_PUBLIC: publicUrl,
  ASSAY_SECRET: inject("cluster").secret,
  ASSAY_JOB_SECRET: randomBytes(32).toString("hex"),
  ASSAY_LISTENERS: "127.0.0.1",
  ...{ ASSAY_ORIGIN: undefined, ASSAY_SIGN_UP: undefined, ASSAY_CAST: undefined },
  ASSAY_CLASSES: undefined,
  ...{ ASSAY_CONTACT: undefined, ASSAY_NOINDEX: undefined, ASSAY_TRUSTED_PROXIES: undefined },
  ...{ SMTP_URL: undefined, ASSAY_LOG_FILE: undefined },
});
