import "server-only";
import { hotCommand } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import { conflict } from "@/lib/foundation/errors";
import { discardDraftSchema, keepDraftSchema } from "../schema";

/** How many drafts one person keeps at most. */
const DRAFTS_MOST = 50;

/**
 * Keeps a form as it stands, for its writer alone: what was kept of the same form before gives way. The audit says that
 * something was kept and how much, never what: a text that was not sent is nobody's business, and shall be gone when it is
 * discarded.
 */
export const keepDraft = hotCommand({
  permission: "draft.keep",
  input: keepDraftSchema,
  subject: async (_, { viewer }) => ownAccount(viewer),
  run: async ({ input: { form, draftAt, fields }, viewer, tx: { sql }, now }) => {
    const place = [viewer.require().actorId, form, draftAt];
    const [{ count } = { count: 0 }] = await sql<{ count: number }>(COUNT_OTHERS, place);
    if (count >= DRAFTS_MOST)
      return conflict(
        `You keep ${DRAFTS_MOST} drafts already. Discard one on the page of your account first; what you typed is still here.`,
      );
    const content = JSON.stringify(fields);
    await sql(KEEP, [...place, content, now]);
    return {
      result: { draftAt },
      audit: { ...auditOf(form, draftAt), after: { characters: content.length } },
    };
  },
});

/** Throws a draft away. One that is gone already is gone. */
export const discardDraft = hotCommand({
  permission: "draft.discard",
  input: discardDraftSchema,
  subject: async (_, { viewer }) => ownAccount(viewer),
  run: async ({ input: { form, draftAt }, viewer, tx: { sql } }) => {
    await sql(DISCARD, [viewer.require().actorId, form, draftAt]);
    return { result: { draftAt }, audit: { ...auditOf(form, draftAt), after: { isKept: false } } };
  },
});

const ownAccount = ({ actorId }: Viewer) => ({
  kind: "account" as const,
  ownerActorIds: actorId ? [actorId] : [],
});

const auditOf = (form: string, draftAt: string) => ({
  subjectKind: "draft",
  subjectId: `${form} ${draftAt}`,
});

const COUNT_OTHERS = {
  name: "identity_count_other_drafts",
  text: "SELECT count(*)::int AS count FROM drafts WHERE actor_id = $1 AND NOT (form = $2 AND subject = $3)",
};
const KEEP = {
  name: "identity_keep_draft",
  text: `INSERT INTO drafts (actor_id, form, subject, content, updated_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (actor_id, form, subject) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
};
const DISCARD = {
  name: "identity_discard_draft",
  text: "DELETE FROM drafts WHERE actor_id = $1 AND form = $2 AND subject = $3",
};
