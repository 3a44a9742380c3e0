import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { classArchive, type ClassArchive } from "../schema/archive";
import { writeOwnWork } from "./archive";

/** What the viewer did in a class, read from the file that they can have of it: small, since it is one person's. */
export async function readOwnWork(
  viewer: Viewer,
  classId: string,
  now: Date,
): Promise<ClassArchive | null> {
  const pieces = await writeOwnWork(viewer, classId, now);
  if (!pieces) return null;
  let text = "";
  for await (const piece of pieces) text += piece;
  return classArchive.parse(JSON.parse(text));
}
