import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { castSignIns } from "@/prisma/cast";
import { factsSchema } from "./installation";
import { explainWriteError, Refusal } from "./refusal";

/** What an installation keeps beside its code: secrets, the embedded database, and who is running. */
export function dataFolderOf(root: string): string {
  return path.join(root, ".data");
}

/** Where backups stand that were taken before a migration. */
export function backupFolderOf(root: string): string {
  return path.join(dataFolderOf(root), "backups");
}

/**
 * Makes the folder, and sees that it can be written.
 *
 * @throws Refusal in a read-only or foreign folder, or on a full disk
 */
export async function prepareDataFolder(root: string): Promise<string> {
  const folder = dataFolderOf(root);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, ".writable"), String(process.pid).padEnd(4096));
    return folder;
  } catch (error) {
    throw explainWriteError(error, folder);
  }
}

/** The file of the log, where it is not on standard output. */
export function logFileOf(folder: string): string {
  return path.join(folder, "assay.log");
}

const secretsSchema = z.object({ ASSAY_SECRET: z.string(), postgresSuperuserPassword: z.string() });
export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of this installation, drawn when they are first asked for, readable by their owner alone. */
export function ownSecrets(folder: string): Promise<Secrets> {
  return keptJson(path.join(folder, "secrets.json"), secretsSchema, () => ({
    ASSAY_SECRET: randomBytes(32).toString("hex"),
    postgresSuperuserPassword: randomBytes(24).toString("hex"),
  }));
}

/** Path and content of the passwords of the demonstration's people, by handle, drawn when they are first asked for. */
export async function castPasswords(
  folder: string,
): Promise<{ file: string; passwords: Record<string, string> }> {
  const file = path.join(folder, "cast.json");
  const passwords = await keptJson(file, z.record(z.string(), z.string()), () =>
    Object.fromEntries(castSignIns.map(({ handle }) => [handle, drawnPassword()])),
  );
  return { file, passwords };
}

const runningSchema = z.object({
  pid: z.number(),
  stamp: z.string(),
  postgresPort: z.number().nullable(),
  address: z.string().nullable(),
  // An older version left none.
  facts: factsSchema.optional(),
  children: z.array(z.object({ name: z.string(), pid: z.number(), stamp: z.string() })),
});
/** Who serves this clone just now, or last did. Other commands find the database by it; the next start finds orphans. */
export type Running = z.infer<typeof runningSchema>;

export async function readRunning(folder: string): Promise<Running | undefined> {
  return readJson(path.join(folder, "running.json"), runningSchema);
}

export async function writeRunning(folder: string, running: Running): Promise<void> {
  await writePrivate(path.join(folder, "running.json"), running);
}

async function keptJson<Value>(
  file: string,
  schema: z.ZodType<Value>,
  draw: () => Value,
): Promise<Value> {
  const kept = await readJson(file, schema);
  if (kept !== undefined) return kept;
  const drawn = draw();
  await writePrivate(file, drawn);
  return drawn;
}

async function readJson<Value>(file: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw explainWriteError(error, file);
  });
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  throw new Refusal(`${file} is damaged. Restore it from a copy, or move it away.`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Written aside and renamed, so that a full disk or a kill leaves the old file or the new one, never half of one. */
async function writePrivate(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    throw explainWriteError(error, file);
  }
}

/** Four groups of five letters and digits that are not mistaken for each other: 99 bits. */
function drawnPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const drawn: string[] = [];
  while (drawn.length < 20) {
    const byte = randomBytes(1)[0]!;
    // Bytes beyond the last whole multiple would favour the first letters.
    if (byte < 248) drawn.push(letters[byte % 31]!);
  }
  return [0, 5, 10, 15].map((at) => drawn.slice(at, at + 5).join("")).join("-");
}
