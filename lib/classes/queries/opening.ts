import "server-only";
import { mayEver } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import { env } from "@/lib/foundation/env";

/**
 * Why the viewer may open or copy no class in this installation, in words; null where its operator lets them. What the law
 * says of them is another question.
 */
export function whyNoNewClass(viewer: Viewer): string | null {
  const { classOpeners } = env();
  if (classOpeners === "nobody")
    return "No new classes are opened here: whoever runs this installation has decided so.";
  if (classOpeners === "editors" && !mayEver("desk.read", viewer))
    return "Here editors alone open classes. Ask one of them; they can hand the class over to you.";
  return null;
}
