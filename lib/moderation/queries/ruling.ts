import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql, type Sql } from "@/lib/foundation/db";
import type { RulingKind } from "@/prisma/generated/enums";
import { isAnswerable } from "../rules/flags";
import { readSubject, type Subject } from "./subject";

/** A ruling as the law sees it, whoever asks: for commands and queries that then ask the law. */
export type RulingToJudge = {
  rulingId: string;
  kind: RulingKind;
  publicReason: string;
  about: { kind: string; id: string };
  rulerId: string;
  /** The author of what it is about; null where that was never ours. */
  subjectActorId: string | null;
  /** Their account; null where it is gone. */
  profileId: string | null;
  /** Whose flags it answered. */
  flaggerIds: string[];
  isAnswered: boolean;
  isReviewed: boolean;
  /** Whether the account is suspended by this very ruling. */
  isSuspending: boolean;
  ruledAt: Date;
};

/** Reads a ruling; null where there is none. */
export async function readRuling(sql: Sql, rulingId: string): Promise<RulingToJudge | null> {
  const [row] = await sql<RulingToJudge>(RULING, [rulingId]);
  return row ?? null;
}

/**
 * What the page shows on which an author answers a ruling: null for everybody but that author, who alone may know
 * what it said when it is hidden.
 */
export async function getAnswerSheet(
  viewer: Viewer,
  rulingId: string,
): Promise<AnswerSheet | null> {
  const ruling = await readRuling(readSql, rulingId);
  if (!ruling || ruling.subjectActorId === null || ruling.subjectActorId !== viewer.actorId)
    return null;
  const { kind, publicReason, about, ruledAt, isAnswered } = ruling;
  const subject = await readSubject(readSql, about);
  return {
    ...{ rulingId, kind, publicReason, ruledAt, subject },
    mayAnswer: isAnswerable(kind) && !isAnswered,
  };
}

export type AnswerSheet = Pick<RulingToJudge, "rulingId" | "kind" | "publicReason" | "ruledAt"> & {
  subject: Subject | null;
  mayAnswer: boolean;
};

const RULING = {
  name: "moderation_ruling",
  text: `SELECT r.id AS "rulingId", r.kind, r.public_reason AS "publicReason",
           json_build_object('kind', r.subject_kind, 'id', r.subject_id) AS about,
           r.actor_id AS "rulerId", r.subject_actor_id AS "subjectActorId", p.id AS "profileId", r.ruled_at AS "ruledAt",
           ARRAY(SELECT f.actor_id FROM flags f WHERE f.id = r.flag_id UNION
                 SELECT f.actor_id FROM ruled_flags u JOIN flags f ON f.id = u.flag_id WHERE u.ruling_id = r.id) AS "flaggerIds",
           EXISTS (SELECT 1 FROM ruling_answers a WHERE a.ruling_id = r.id) AS "isAnswered",
           EXISTS (SELECT 1 FROM ruling_reviews v WHERE v.ruling_id = r.id) AS "isReviewed",
           r.kind = 'SUSPEND' AND coalesce(p.suspended_at = r.ruled_at, false) AS "isSuspending"
         FROM rulings r LEFT JOIN actors a ON a.id = r.subject_actor_id LEFT JOIN profiles p ON p.id = a.profile_id
         WHERE r.id = $1::uuid`,
};
