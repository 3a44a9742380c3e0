import "server-only";
import { canonicalJson, type JsonValue } from "@/lib/foundation/canonical-json";
import type { SqlTransaction } from "@/lib/foundation/db";
import type { Permission } from "./permissions";
import { tellingOf } from "./reactions";
import { ANONYMOUS_ACTOR_ID, type Viewer } from "./viewer";

/** Writes what happened, in the transaction in which it does, and asks for those to be told whom it concerns. */
export function writeAudit(
  tx: SqlTransaction,
  name: Permission,
  viewer: Viewer,
  happened: Happened,
  at: Date,
): void {
  const { audit } = happened;
  const event = [
    name,
    viewer.actorId ?? ANONYMOUS_ACTOR_ID,
    audit.subjectKind,
    audit.subjectId,
    audit.audienceId ?? null,
    audit.before === undefined ? null : canonicalJson(audit.before),
    audit.after === undefined ? null : canonicalJson(audit.after),
    at,
  ];
  const telling = tellingOf(name, happened);
  if (telling) tx.send(WRITE_AUDIT_AND_TELL, [...event, telling]);
  else tx.send(WRITE_AUDIT, event);
}

/** What an audit event says beside its name, who it was and when. */
export type Audited = {
  subjectKind: string;
  subjectId: string;
  audienceId?: string | null;
  before?: JsonValue;
  after?: JsonValue;
};

type Happened = { audit: Audited; isTold?: boolean };

const WRITE_AUDIT = {
  name: "access_write_audit",
  text: `INSERT INTO audit_events (name, actor_id, subject_kind, subject_id, audience_id, before, after, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
// The event and the job that tells of it in one statement: only the database knows the event's number.
const WRITE_AUDIT_AND_TELL = {
  name: "access_write_audit_and_tell",
  text: `WITH event AS (${WRITE_AUDIT.text} RETURNING id, name)
         SELECT graphile_worker.add_job($9::text, json_build_object('eventId', id::text, 'name', name), max_attempts => 10)
         FROM event`,
};
