import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { previewId } from "../rules/paths";
import { getOthers, type Others } from "./others";
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

/** What such a student sees there of what the others did; null where nobody sees it, and for whoever does not teach or assist. */
export async function getOthersPreview(
  viewer: Viewer,
  assignmentId: string,
): Promise<Others | null> {
  const others = await getOthers(viewer, assignmentId);
  if (!others || others.isStudent) return null;
  const isOpen = others.othersShown === "ALWAYS";
  return { ...others, id: previewId(assignmentId), isStudent: true, isOpen };
}
