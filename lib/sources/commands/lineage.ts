import "server-only";
import type { z } from "zod";
import { command, type Change, type Context } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { changeLineageInput } from "../schema/keeping";
import { sourceListTag, sourceTag } from "../tags";
import { lockSource } from "./lock";

/**
 * Says what a source leans on, and with which others it goes back to one original; each with a reason, and
 * each can be taken back. Leaning is told on the pages; sharing an original counts: several sources of one
 * original are one origin to a verdict, so that those of the claims are counted again.
 */
export const changeLineage = command({
  permission: "source.lineage",
  input: changeLineageInput,
  subject: async ({ sourceId }, { tx }) => {
    // What leans on what is a web: its changes wait for each other, so that no two close a circle.
    await tx.sql(LOCK_NAME, ["lineage"]);
    return lockSource(tx, sourceId);
  },
  run: async ({ input, ...context }) => {
    switch (input.act) {
      case "lean":
        return lean(context, input);
      case "withdraw":
        return withdraw(context, input);
      case "join":
        return join(context, input);
      case "leave":
        return leave(context, input);
    }
  },
});

type Input = z.output<typeof changeLineageInput>;
type Act<Name extends Input["act"]> = Extract<Input, { act: Name }>;
type Keeping = Context<Transaction> & { viewer: Viewer };
type Outcome = Promise<Change<{ sourceId: string; act: string }> | Failure>;

async function lean({ tx, viewer, now }: Keeping, input: Act<"lean">): Outcome {
  const { sourceId, leansOnId, reason } = input;
  if (!(await isLive(tx, leansOnId))) return invalidField("leansOnId", NOT_HERE);
  const [web] = await tx.sql<{ isThere: boolean; isCircle: boolean }>(WEB, [sourceId, leansOnId]);
  if (sourceId === leansOnId || web!.isCircle)
    return invalidField("leansOnId", "That one leans on this source itself.");
  if (web!.isThere) return invalidField("leansOnId", "This is recorded already.");
  const { actorId } = viewer.require();
  await tx.db.lineage.create({ data: { sourceId, leansOnId, reason, actorId, recordedAt: now } });
  return changed(input, { leansOnId }, [sourceId, leansOnId], false);
}

async function withdraw({ tx, now }: Keeping, input: Act<"withdraw">): Outcome {
  const { sourceId, lineageId } = input;
  const lineage = await tx.db.lineage.findFirst({
    where: { id: lineageId, sourceId, withdrawnAt: null },
    select: { leansOnId: true },
  });
  if (!lineage) return conflict("This was withdrawn already.");
  await tx.db.lineage.update({ where: { id: lineageId }, data: { withdrawnAt: now } });
  return changed(input, { lineageId, ...lineage }, [sourceId, lineage.leansOnId], false);
}

async function join(keeping: Keeping, input: Act<"join">): Outcome {
  const { sourceId, withId } = input;
  const { tx } = keeping;
  if (!(await isLive(tx, withId))) return invalidField("withId", NOT_HERE);
  const [mine, theirs] = [await groupOf(tx, sourceId), await groupOf(tx, withId)];
  if (mine === theirs)
    return invalidField("withId", "They share an original in the ledger already.");
  return move(keeping, input, mine, theirs);
}

async function leave(keeping: Keeping, input: Act<"leave">): Outcome {
  const { tx, newUuid } = keeping;
  const before = await groupOf(tx, input.sourceId);
  const members = await tx.db.source.count({ where: { originGroupId: before } });
  if (members < 2) return conflict("It stands for itself already.");
  const group = await tx.db.originGroup.create({ data: { id: newUuid() } });
  return move(keeping, input, before, group.id);
}

async function move(
  { tx, viewer, now }: Keeping,
  input: Act<"join"> | Act<"leave">,
  before: string,
  after: string,
): Outcome {
  const { sourceId, reason } = input;
  const related = await tx.sql<{ id: string }>(MEMBERS, [before, after]);
  const { actorId } = viewer.require();
  await tx.db.originChange.create({
    data: { sourceId, originGroupId: after, reason, actorId, changedAt: now },
  });
  await tx.db.source.update({ where: { id: sourceId }, data: { originGroupId: after } });
  const ids = related.map(({ id }) => id);
  return changed(input, { originGroupId: after }, [...ids, sourceId], true, before);
}

function changed(
  { act, sourceId, reason }: Input,
  after: Record<string, JsonValue>,
  shownOn: readonly string[],
  counts: boolean,
  before?: string,
): Change<{ sourceId: string; act: string }> {
  return {
    result: { sourceId, act },
    audit: {
      subjectKind: "source",
      subjectId: sourceId,
      audienceId: PUBLIC_AUDIENCE_ID,
      ...(before && { before: { originGroupId: before } }),
      after: { act, reason, ...after },
    },
    stale: [...new Set(shownOn.map(sourceTag)), sourceListTag()],
    sourceIds: counts ? [sourceId] : [],
  };
}

const NOT_HERE = "This source is not in the ledger.";

const isLive = async ({ db }: Transaction, id: string) =>
  (await db.source.count({ where: { id, audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE" } })) > 0;

const groupOf = async ({ db }: Transaction, id: string) =>
  (await db.source.findUniqueOrThrow({ where: { id }, select: { originGroupId: true } }))
    .originGroupId;

const WEB = {
  name: "sources_lineage_web",
  text: `
  WITH RECURSIVE further (id) AS (
    SELECT $2::text
    UNION
    SELECT l.leans_on_id FROM further f JOIN lineages l ON l.source_id = f.id AND l.withdrawn_at IS NULL)
  SELECT EXISTS (SELECT 1 FROM further WHERE id = $1) AS "isCircle",
    EXISTS (SELECT 1 FROM lineages l WHERE l.source_id = $1 AND l.leans_on_id = $2 AND l.withdrawn_at IS NULL) AS "isThere"`,
};
const MEMBERS = {
  name: "sources_members_of_groups",
  text: "SELECT id FROM sources WHERE origin_group_id IN ($1::uuid, $2::uuid) ORDER BY id LIMIT 200",
};
