import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { canonicalJson, sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import type { Clock } from "@/lib/foundation/clock";
import {
  transact,
  transactSql,
  type Sql,
  type SqlTransaction,
  type Transaction,
} from "@/lib/foundation/db";
import { conflict, failed, notFound, type Failure, type Outcome } from "@/lib/foundation/errors";
import { publicIdFrom } from "@/lib/foundation/ids";
import { writeAudit, type Audited } from "./audit";
import { logged } from "./capability-log";
import { judge, PERMISSIONS, type Permission, type SubjectOf } from "./permissions";
import { jobsAfter } from "./reactions";
import { ANONYMOUS_ACTOR_ID, Viewer } from "./viewer";

/**
 * The one write path. In one transaction a command parses its input, loads the subject, asks the
 * law, runs, writes the audit event named after the permission, and commits. What went stale is
 * returned, never invalidated here: the doors do that. Nothing over the network happens inside;
 * mail and jobs are enqueued in the transaction and happen after it.
 *
 * `subject` returns null where the viewer may not know that it exists: absent and hidden look alike.
 * `run` returns what it did, or a `Failure`, which rolls everything back.
 */
export function command<P extends Permission, Schema extends z.ZodType, Result extends JsonValue>(
  definition: Definition<P, Schema, Result, Transaction>,
): Command<P, Schema, Result> {
  return commandOver(definition, transact);
}

/** A command whose `run` gets prepared SQL alone: for hot paths, at a tenth of Prisma's CPU. */
export function hotCommand<
  P extends Permission,
  Schema extends z.ZodType,
  Result extends JsonValue,
>(definition: Definition<P, Schema, Result, SqlTransaction>): Command<P, Schema, Result> {
  return commandOver(definition, transactSql);
}

/** The same with the program as actor, for jobs and seed. It answers to the same table. */
export function asSystem<P extends Permission, Schema extends z.ZodType, Result extends JsonValue>(
  systemCommand: Command<P, Schema, Result>,
): (input: z.input<Schema>, clock: Clock) => Promise<Outcome<Done<Result>>> {
  return (input, clock) => systemCommand.execute(Viewer.system(), input, { clock });
}

export type Command<P extends Permission, Schema extends z.ZodType, Result extends JsonValue> = {
  readonly permission: P;
  readonly input: Schema;
  /** Parses what came in, then carries it out. Expected failures are values; surprises throw and leave nothing behind. */
  execute(viewer: Viewer, input: unknown, call: Call): Promise<Outcome<Done<Result>>>;
  /** The same for a door that has parsed the input with this command's own schema already. */
  carryOut(viewer: Viewer, input: z.output<Schema>, call: Call): Promise<Outcome<Done<Result>>>;
};

/** What a command did, and the cache tags of what it made stale. */
export type Done<Result> = { result: Result; stale: readonly string[]; isReplay: boolean };

export type Call = {
  clock: Clock;
  /** Sent by forms and API clients: the same key and input give the first answer again. */
  idempotencyKey?: string | undefined;
  /** The draft of what is carried out here: it ends with it. */
  draft?: { form: string; at: string } | undefined;
};

export type Definition<P extends Permission, Schema extends z.ZodType, Result, Tx> = {
  permission: P;
  input: Schema;
  subject: (input: z.output<Schema>, context: Context<Tx>) => Promise<SubjectOf<P> | null>;
  run: (
    context: Context<Tx> & {
      input: z.output<Schema>;
      subject: SubjectOf<P>;
      /** In which state an addition begins, as the permission table says. */
      state: "PROPOSED" | "LIVE";
    },
  ) => Promise<Change<Result> | Failure>;
};

export type Context<Tx> = {
  viewer: Viewer;
  tx: Tx;
  /** The moment of the change: taken within the transaction, so that changes of one thing follow each other. */
  now: Date;
  /** When it was asked for, before it waited for anything: what a deadline is measured by. */
  arrivedAt: Date;
  newUuid: () => string;
  newPublicId: () => string;
  /** Asks the worker for something after the commit. One `jobKey` waits once, however often it is asked for. */
  enqueue: (task: string, payload: JsonValue, options?: JobOptions) => void;
};

export type JobOptions = { jobKey?: string; inMilliseconds?: number; maxAttempts?: number };

/** The outcome of `run`: the result, what the audit event says, and what readers now see differently. */
export type Change<Result> = {
  result: Result;
  audit: Audited;
  stale?: readonly string[];
  /** Claims whose tally and verdict follow from this change; see `reactions.ts`. */
  claimIds?: readonly string[];
  /** Pieces of evidence whose words may be others than they were, or stand where they did not. */
  evidence?: readonly { claimId: string; evidenceId: string }[];
  /** Sources whose change concerns all claims that lean on them. */
  sourceIds?: readonly string[];
  /** Whether those whom the event concerns are told of it, where its name is one to tell of; yes unless it says no. */
  isTold?: boolean;
};

function commandOver<
  P extends Permission,
  Schema extends z.ZodType,
  Result extends JsonValue,
  Tx extends SqlTransaction,
>(
  definition: Definition<P, Schema, Result, Tx>,
  open: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>,
): Command<P, Schema, Result> {
  const { permission, input: schema } = definition;
  async function carryOutParsed(viewer: Viewer, input: z.output<Schema>, call: Call) {
    const refusal = refusedBeforehand(permission, viewer);
    if (refusal) return failed(refusal);
    const arrivedAt = call.clock();
    return open((tx) => inside(definition, tx, viewer, input, { ...call, arrivedAt })).catch(
      (error: unknown) => {
        if (error instanceof RolledBack) return failed(error.failure);
        throw error;
      },
    );
  }
  return {
    permission,
    input: schema,
    carryOut: (...given) => logged(permission, () => carryOutParsed(...given)),
    execute: (viewer, rawInput, call) =>
      logged(permission, async () => {
        const refusal = refusedBeforehand(permission, viewer);
        if (refusal) return failed(refusal);
        const parsed = schema.safeParse(rawInput);
        return parsed.success
          ? carryOutParsed(viewer, parsed.data, call)
          : failed(invalidInput(parsed.error));
      }),
  };
}

async function inside<
  P extends Permission,
  Schema extends z.ZodType,
  Result extends JsonValue,
  Tx extends SqlTransaction,
>(
  { permission, subject: load, run }: Definition<P, Schema, Result, Tx>,
  tx: Tx,
  viewer: Viewer,
  input: z.output<Schema>,
  { clock, idempotencyKey, draft, arrivedAt }: Call & { arrivedAt: Date },
): Promise<Outcome<Done<Result>>> {
  const key = keyOf(permission, viewer, input, idempotencyKey);
  const replay = key && (await replayed<Result>(tx.sql, key));
  if (replay) return replay;

  const context: Context<Tx> = {
    viewer,
    tx,
    now: clock(),
    arrivedAt,
    newUuid: randomUUID,
    newPublicId: () => publicIdFrom((length) => randomBytes(length)),
    enqueue: (task, payload, options) => enqueueAll(tx, [{ task, payload, ...options }]),
  };
  const subject = await load(input, context);
  if (!subject) throw new RolledBack(notFound());
  const judgement = judge(permission, viewer, subject);
  if (!judgement.ok) throw new RolledBack(judgement.failure);

  const change = await run({ ...context, input, subject, state: judgement.state });
  if (isFailure(change)) throw new RolledBack(change);
  const done = { result: change.result, stale: change.stale ?? [], isReplay: false };
  writeAudit(tx, permission, viewer, change, context.now);
  enqueueAll(tx, jobsAfter(permission, change));
  if (draft) tx.send(END_DRAFT, [viewer.actorId, draft.form, draft.at]);
  if (key) keepAnswer(tx, key, done);
  return { ok: true, value: done };
}

/** What keeps somebody signed out from a capability: they learn that first, not that their input is wrong. */
export function refusedBeforehand(permission: Permission, viewer: Viewer): Failure | null {
  const isOpenToAnyone = PERMISSIONS[permission].anyone !== "no";
  return viewer.isSignedIn || isOpenToAnyone ? null : { kind: "signedOut" };
}

/** Zod's issues as messages by field, as forms show them. */
export function invalidInput(error: z.ZodError): Failure {
  const { fieldErrors, formErrors } = z.flattenError(error as z.ZodError<Record<string, unknown>>);
  return {
    kind: "invalid",
    fields: fieldErrors as Record<string, string[]>,
    ...(formErrors.length > 0 && { form: formErrors }),
  };
}

type Key = { actorId: string; key: string; command: string; inputSha256: string };

function keyOf(command: string, viewer: Viewer, input: unknown, key?: string): Key | null {
  if (!key) return null;
  const canonical = canonicalJson(JSON.parse(JSON.stringify(input ?? null)) as JsonValue);
  // Whoever has no account sends keys that nobody else can know.
  const actorId = viewer.actorId ?? ANONYMOUS_ACTOR_ID;
  return { actorId, key, command, inputSha256: sha256Hex(canonical) };
}

// The insert waits for a transaction that holds the same key: of two at once, the second replays.
async function replayed<Result>(sql: Sql, key: Key): Promise<Outcome<Done<Result>> | null> {
  const taken = await sql(TAKE_KEY, [key.actorId, key.key, key.command, key.inputSha256]);
  if (taken.length > 0) return null;
  const [first] = await sql<{ command: string; input_sha256: string; result: string }>(READ_KEY, [
    key.actorId,
    key.key,
  ]);
  if (!first || first.command !== key.command || first.input_sha256 !== key.inputSha256)
    return failed(conflict("This form was already sent with other contents. Open it again."));
  const kept = JSON.parse(first.result) as { result: Result; stale: string[] };
  return { ok: true, value: { ...kept, isReplay: true } };
}

function keepAnswer(tx: SqlTransaction, key: Key, done: Done<JsonValue>): void {
  const answer = JSON.stringify({ result: done.result, stale: done.stale });
  tx.send(KEEP_ANSWER, [key.actorId, key.key, answer]);
}

/** Asks for jobs, however many, with one statement. */
function enqueueAll(tx: SqlTransaction, jobs: readonly (Job & JobOptions)[]): void {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ inMilliseconds = 0, maxAttempts = 10, jobKey = null, ...job }) => ({
    ...{ ...job, in_milliseconds: inMilliseconds, attempts: maxAttempts, key: jobKey },
  }));
  tx.send(ENQUEUE, [JSON.stringify(rows)]);
}

type Job = { task: string; payload: JsonValue };

/** Whether `run` gave back a failure instead of a change. */
function isFailure(outcome: Change<unknown> | Failure): outcome is Failure {
  return "kind" in outcome;
}

class RolledBack extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

const TAKE_KEY = {
  name: "access_take_key",
  text: `INSERT INTO idempotency_keys (actor_id, key, command, input_sha256, result)
         VALUES ($1, $2, $3, $4, '') ON CONFLICT DO NOTHING RETURNING key`,
};
const READ_KEY = {
  name: "access_read_key",
  text: "SELECT command, input_sha256, result FROM idempotency_keys WHERE actor_id = $1 AND key = $2",
};
const KEEP_ANSWER = {
  name: "access_keep_answer",
  text: "UPDATE idempotency_keys SET result = $3 WHERE actor_id = $1 AND key = $2",
};
const END_DRAFT = {
  name: "access_end_draft",
  text: "DELETE FROM drafts WHERE actor_id = $1 AND form = $2 AND subject = $3",
};
// preserve_run_at: a job already waiting keeps its time, so a burst is one run, not one pushed back for ever.
const ENQUEUE = {
  name: "access_enqueue",
  text: `SELECT graphile_worker.add_job(asked.task, asked.payload,
           run_at => now() + asked.in_milliseconds * interval '1 millisecond', max_attempts => asked.attempts,
           job_key => asked.key, job_key_mode => 'preserve_run_at')
         FROM json_to_recordset($1::json)
           AS asked (task text, payload json, in_milliseconds int, attempts int, key text)`,
};
