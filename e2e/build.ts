import { readFileSync } from "node:fs";
import path from "node:path";

/** A manifest of the production build, by its name below `.next`. */
export function manifest<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(path.join(NEXT_FOLDER, name), "utf8")) as Shape;
}

/** Where the build stands. */
export const NEXT_FOLDER = path.resolve(import.meta.dirname, "../.next");
