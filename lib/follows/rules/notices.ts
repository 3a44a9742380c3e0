import { claimPath } from "@/lib/claims/rules";
import type { ContributionKind } from "@/lib/evidence/rules";
import { revisePath } from "@/lib/moderation/rules/paths";
import { REDACTIONS_PAGE } from "@/lib/moderation/rules/redaction";
import { sourcePath } from "@/lib/sources/rules";

export const NOTICES_PER_PAGE = 30;

/** The events of which somebody is told, by their names in the audit. */
export const TOLD_EVENTS = [
  ...(["claim.propose", "claim.place", "evidence.propose", "argument.propose"] as const),
  ...(["contribution.accept", "contribution.sendBack", "contribution.revise"] as const),
  ...(["contribution.retract", "contribution.restore", "annotation.reply"] as const),
  ...(["request.close", "source.standing", "source.lineage", "system.tally"] as const),
  ...(["ruling.give", "ruling.answer", "ruling.review", "text.redact"] as const),
] as const;
export type ToldEvent = (typeof TOLD_EVENTS)[number];

/**
 * What a notification says. The first are for whoever follows something, the others for those whose own work it concerns;
 * a person whom an event concerns in both ways is told the second.
 */
export const NOTICE_NAMES = [
  ...(["added", "placed", "reworded", "takenOut", "restored"] as const),
  ...(["verdict", "standing", "lineage", "ruled"] as const),
  ...(["accepted", "seen", "sentBack", "undone", "rewordedYours", "answered", "replied"] as const),
  ...(["requestClosed", "voteStale"] as const),
  ...(["rulingGiven", "wholeRuled", "flagRuled", "rulingAnswered", "rulingReviewed"] as const),
  ...(["redacted", "flagRedacted"] as const),
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
};

/** The page that a notification stands under: its claim, its source, or the ruling. */
export function aboutPath({ kind, subject, claim, source }: Happened): string {
  const [root = ""] = subject.split("/");
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
