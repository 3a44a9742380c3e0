import { claimPath } from "@/lib/claims/rules";
import { classPath } from "@/lib/classes/rules/paths";
import type { ContributionKind } from "@/lib/evidence/rules";
import { revisePath } from "@/lib/moderation/rules/paths";
import { REDACTIONS_PAGE } from "@/lib/moderation/rules/redaction";
import { sourcePath } from "@/lib/sources/rules";
import {
  CLASS_NOTICE_NAMES,
  classNoticePath,
  isOfClass,
  type ClassMatter,
  type ClassNoticeName,
} from "./class-notices";

export const NOTICES_PER_PAGE = 30;

/** Which notifications are listed: all of them, or those of what happened in classes. */
export type NoticesFrom = "all" | "classes";

/** The list of notifications. */
export function noticesPath({
  from = "all",
  page = 1,
  done,
}: { from?: NoticesFrom; page?: number; done?: string } = {}): string {
  const query = new URLSearchParams();
  if (from !== "all") query.set("from", from);
  if (page > 1) query.set("page", String(page));
  if (done) query.set("done", done);
  return query.size > 0 ? `/notifications?${query}` : "/notifications";
}

/**
 * What a notification says. The first are for whoever follows something, the others for those whose own work it concerns;
 * a person whom an event concerns in both ways is told the second.
 */
export const NOTICE_NAMES = [
  ...(["added", "placed", "reworded", "takenOut", "restored"] as const),
  ...(["verdict", "standing", "lineage", "merged", "parted", "ruled"] as const),
  ...(["accepted", "seen", "sentBack", "undone", "rewordedYours", "answered", "replied"] as const),
  ...(["requestClosed", "voteStale", "standingOfYours", "fitDisputed", "fitSettled"] as const),
  ...(["rulingGiven", "wholeRuled", "flagRuled", "rulingAnswered", "rulingReviewed"] as const),
  ...(["redacted", "flagRedacted"] as const),
  ...CLASS_NOTICE_NAMES,
] as const;
export type NoticeName = (typeof NOTICE_NAMES)[number];

/** What a notification is about, and the page that it belongs under; the title is null where that is not shown (any more). */
export type Notice = {
  noticeId: string;
  name: NoticeName;
  /** The kind of thing that it happened to: "evidence", "claim", "ruling". */
  kind: string;
  /** What more is to say: the new verdict, the direction of evidence, the relation of an argument, a standing. */
  detail: string | null;
  at: Date;
  isRead: boolean;
  about: { key: string; title: string | null; href: string };
  href: string;
  /** Of what happened in a class; null for everything else, and where the reader is no longer in it. */
  matter: ClassMatter | null;
};

/** Notifications about one thing that follow each other stand together under its name. */
export function grouped(notices: readonly Notice[]): { about: Notice["about"]; of: Notice[] }[] {
  const groups: { about: Notice["about"]; of: Notice[] }[] = [];
  for (const notice of notices) {
    const last = groups.at(-1);
    if (last && last.about.key === notice.about.key) last.of.push(notice);
    else groups.push({ about: notice.about, of: [notice] });
  }
  return groups;
}

/** What happened, as it is stored: enough to find the page on which it stands. */
export type Happened = {
  name: NoticeName;
  kind: string;
  /** `claimId/id` for what stands on a claim, an id alone for the rest. */
  subject: string;
  claim: { id: string; slug: string } | null;
  source: { id: string; title: string } | null;
  threadId: string | null;
  classId: string | null;
};

/** The page that a notification stands under: its claim, its source, its class, or the ruling. */
export function aboutPath({ kind, subject, claim, source, classId }: Happened): string {
  const [root = ""] = subject.split("/");
  if (isOfClass(kind)) return classId ? classPath(classId) : "/classes";
  if (kind === "ruling") return `/rulings/${subject}`;
  if (kind === "document") return `/documents/${subject}`;
  if (kind === "person") return `/people/${subject}`;
  if (["reviewer", "flag", "redaction"].includes(kind)) return REDACTIONS_PAGE;
  if (kind === "source") return source ? sourcePath(source) : revisePath(contributionIn(subject));
  return claim ? claimPath(claim) : `/claims/${root}/history`;
}

/** Where what happened is to be seen, as exactly as there is an address for it. */
export function noticePath(happened: Happened): string {
  const { name, kind, subject, claim, threadId } = happened;
  if (isOfClass(kind)) return classNoticePath(name as ClassNoticeName, subject);
  const [root = "", part = ""] = subject.split("/");
  switch (name) {
    case "voteStale":
      return `/claims/${root}/vote`;
    case "replied":
      return `/claims/${root}/annotations/${threadId ?? part}#n-${part}`;
    case "sentBack":
    case "undone":
      return revisePath({ ...contributionIn(subject), kind: kind as ContributionKind });
    default: {
      const anchor = { evidence: "#e-", argument: "#a-" }[kind];
      return `${aboutPath(happened)}${anchor && claim ? anchor + part : ""}`;
    }
  }
}

function contributionIn(subject: string) {
  const [root = "", part] = subject.split("/");
  return { kind: "source" as const, claimId: part ? root : null, contributionId: part ?? root };
}
