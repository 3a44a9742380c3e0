import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * A hash over names and contents of files: the same exactly while nothing in them changed.
 *
 * @param {string} root
 * @param {(file: string) => boolean} isWanted judges a path relative to the root; folders end in "/"
 */
export function fingerprint(root, isWanted) {
  const hash = createHash("sha256");
  for (const file of files(root, "", isWanted)) {
    hash.update(`${file}\0`);
    hash.update(
      createHash("sha256")
        .update(readFileSync(path.join(root, file)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

/**
 * What a stamp file says, or nothing.
 *
 * @param {string} file
 */
export function readStamp(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {(file: string) => boolean} isWanted
 * @returns {string[]}
 */
function files(root, folder, isWanted) {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  const ordered = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return ordered.flatMap((entry) => {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isWanted(`${name}/`) ? files(root, name, isWanted) : [];
    return entry.isFile() && isWanted(name) ? [name] : [];
  });
}
