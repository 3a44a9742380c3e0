import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { previewId } from "../rules/paths";
import { getWork, type WorkSheet } from "./work";

/**
 * An assignment as a student who has not begun sees it while it is open, for those who teach its class or assist; null for
 * everybody else. It goes by an id of its own, so that its links stay in the preview, and its forms name nothing.
 */
export async function getPreview(viewer: Viewer, assignmentId: string): Promise<WorkSheet | null> {
  const work = await getWork(viewer, assignmentId);
  if (!work || work.role === "STUDENT") return null;
  const { opensAt, dueAt, now } = work;
  return {
    ...work,
    ...{ id: previewId(assignmentId), role: "STUDENT", submissionId: null, signedAs: null },
    now: now < opensAt || now > dueAt ? opensAt : now,
  };
}
