import type { Page } from "@playwright/test";
import type { Pool } from "pg";
import { act, actionsInTheCode, actionsOfTheBuild, post } from "./actions";
import {
  ACTIONS,
  evidence,
  HANDLERS,
  note,
  PAGES,
  STANDINGS,
  type Contribution,
  type Scene,
  type Standing,
} from "./doors";
import { expect, IS_PUBLIC, signIn, test, type Claim, type Newcomer } from "./fixtures";
import { castClaims } from "@/prisma/cast";
import { newestDecisionOn } from "@/prisma/factories/decisions";
import { listPlaces } from "./places";

// Every page, route handler and server action of the build, tried as everyone. What is not listed here fails the test,
// and so does what is listed and gone.
test.describe.configure({ mode: "serial" });

test("Every page, handler and action of the build is listed here, and nothing else is", async ({
  database,
}) => {
  const places = await listPlaces(database);
  const routesOf = (kind: string) =>
    places.filter((place) => place.kind === kind).map(({ route }) => route);
  expect(Object.keys(PAGES).sort()).toEqual(routesOf("person").sort());
  expect(Object.keys(HANDLERS).sort()).toEqual(routesOf("machine").sort());
  expect(Object.keys(ACTIONS).sort()).toEqual([...actionsOfTheBuild().keys()].sort());
  expect(Object.keys(ACTIONS).sort(), "an action that no page uses").toEqual(actionsInTheCode());
});

for (const standing of STANDINGS) {
  test(`${standing}: pages show what is theirs, and actions answer as the law says`, async ({
    claim,
    database,
    newBrowser,
    newcomer,
  }) => {
    test.setTimeout(240_000);
    const me = await personOf(standing, newcomer, database);
    const page = me?.page ?? (await newBrowser());
    await visitEverything(page, standing, me, database);
    const stranger = await newcomer("Other Member");
    const scene = await setScene(claim, me, stranger, database);
    for (const [action, attempts] of Object.entries(ACTIONS))
      for (const [what, { fields, ...expected }] of Object.entries(attempts)) {
        const before = await countEvents(database, me);
        const answer = await act(page, action, await fields(scene), claim);
        expect.soft(answer, `${action} on ${what}`).toBe(expected[standing]);
        if (expected[standing] !== "done")
          expect.soft(await countEvents(database, me), `${action} on ${what}`).toBe(before);
      }
    expect(await sessionOf(stranger, database)).toBe(scene.strangersSessionId);
  });
}

test("What an action answers is for one person: nothing keeps it, and it carries the security headers", async ({
  newcomer,
  claim,
}) => {
  const me = await newcomer("Careful Reader");
  const headers = (await post(me.page, "annotateClaimAction", note(claim.id), claim)).headers();
  expect(headers["cache-control"]).toMatch(/no-store/);
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("A form posted from another site does nothing", async ({ newcomer, claim, database }) => {
  const me = await newcomer("Lured Reader");
  const answer = await post(me.page, "annotateClaimAction", note(claim.id), claim, {
    origin: "https://elsewhere.example",
  });
  expect(answer.ok()).toBe(false);
  expect(await countNotes(database, me)).toBe(0);
});

async function visitEverything(
  page: Page,
  standing: Standing,
  me: Newcomer | null,
  database: Pool,
): Promise<void> {
  for (const { route, kind, addresses } of await listPlaces(database)) {
    if (kind === "person")
      for (const address of addresses) await expectHeading(page, address, PAGES[route]![standing]);
    if (kind === "machine") await expectStatuses(page, addresses[0]!, HANDLERS[route]!);
  }
  const said = (await page.request.get("/api/me")).headers()["assay-viewer"];
  const who = said === undefined ? null : (JSON.parse(decodeURIComponent(said)) as object);
  expect(who && Object.keys(who).sort()).toEqual(me && ["name", "role", "unread"]);
}

async function expectHeading(page: Page, address: string, heading: RegExp): Promise<void> {
  await page.goto(address);
  await expect.soft(page.getByRole("heading", { level: 1 }), address).toHaveText(heading);
}

async function expectStatuses(
  page: Page,
  address: string,
  statuses: Record<string, number>,
): Promise<void> {
  for (const [method, status] of Object.entries(statuses)) {
    const answer = await page.request.fetch(address, { method });
    expect.soft(answer.status(), `${method} ${address}`).toBe(status);
  }
}

/** A new person with these rights; null for anyone. */
async function personOf(
  standing: Standing,
  newcomer: (name: string) => Promise<Newcomer>,
  database: Pool,
): Promise<Newcomer | null> {
  if (standing === "anyone") return null;
  const person = await newcomer(`Some ${standing}`);
  await database.query(`UPDATE profiles SET role = $2::text::"Role" WHERE email = $1`, [
    person.email,
    standing.toUpperCase(),
  ]);
  // With another role every session has ended.
  if (standing !== "member") await signIn(person.page, person);
  return person;
}

async function setScene(
  claim: Claim,
  me: Newcomer | null,
  stranger: Newcomer,
  database: Pool,
): Promise<Scene> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM sources WHERE state = 'LIVE' AND ${IS_PUBLIC} ORDER BY id LIMIT 1`,
  );
  const sourceId = rows[0]!.id;
  const propose = async (by: Newcomer): Promise<Contribution> => {
    expect(await act(by.page, "proposeEvidenceAction", evidence(claim.id, sourceId), claim)).toBe(
      "done",
    );
    return { kind: "evidence", claimId: claim.id, ...(await newestOf(by, database)) };
  };
  const annotate = async (audience: string) => {
    const answer = await act(stranger.page, "annotateClaimAction", note(claim.id, audience), claim);
    expect(answer).toBe("done");
    return newestNoteOf(stranger, database);
  };
  const [theirNote, theirPrivateNote] = [await annotate("PUBLIC"), await annotate("PRIVATE")];
  const proposals = [await propose(stranger), await propose(stranger)];
  return {
    ...{ me, claim, sourceId, proposals, premiseId: await premiseFor(claim, database) },
    ...{ item: await liveEvidence(database), theirNote, theirPrivateNote },
    own: me ? await propose(me) : { ...proposals[0]! },
    decisionOn: (on) => newestDecisionOn(database, on),
    strangersSessionId: await sessionOf(stranger, database),
  };
}

async function premiseFor({ id }: Claim, database: Pool): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT c.id FROM claims c WHERE c.state = 'LIVE' AND c.${IS_PUBLIC} AND c.id <> $1 AND NOT EXISTS (
       SELECT 1 FROM argument_premises p WHERE p.claim_id = $1 AND p.premise_claim_id = c.id) ORDER BY c.id LIMIT 1`,
    [id],
  );
  return rows[0]!.id;
}

async function liveEvidence(database: Pool): Promise<Scene["item"]> {
  const { rows } = await database.query<Scene["item"]>(
    `SELECT claim_id AS "claimId", 'evidence' AS kind, id AS "itemId", current_revision_id AS "revisionId"
     FROM evidence WHERE claim_id = $1 AND state = 'LIVE' AND ${IS_PUBLIC} ORDER BY id LIMIT 1`,
    [castClaims.pluralist.id],
  );
  return rows[0]!;
}

async function newestOf({ email }: Newcomer, database: Pool) {
  const { rows } = await database.query<Pick<Contribution, "contributionId" | "revisionId">>(
    `SELECT e.id AS "contributionId", e.current_revision_id AS "revisionId" FROM evidence e JOIN actors a ON a.id = e.actor_id JOIN profiles p ON p.id = a.profile_id
     WHERE p.email = $1 ORDER BY e.created_at DESC LIMIT 1`,
    [email],
  );
  return rows[0]!;
}

async function newestNoteOf({ email }: Newcomer, database: Pool): Promise<Scene["theirNote"]> {
  const { rows } = await database.query<Scene["theirNote"]>(
    `SELECT n.claim_id AS "claimId", n.id AS "annotationId", n.current_revision_id AS "revisionId"
     FROM claim_annotations n JOIN actors a ON a.id = n.actor_id JOIN profiles p ON p.id = a.profile_id
     WHERE p.email = $1 ORDER BY n.created_at DESC LIMIT 1`,
    [email],
  );
  return rows[0]!;
}

async function sessionOf({ email }: Newcomer, database: Pool): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT s.id FROM sessions s JOIN profiles p ON p.id = s.profile_id WHERE p.email = $1",
    [email],
  );
  return rows[0]!.id;
}

/** How often this person changed anything; of what nobody signed in did, what others do at the same time is left out. */
async function countEvents(database: Pool, me: Newcomer | null): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM audit_events e JOIN actors a ON a.id = e.actor_id
     LEFT JOIN profiles p ON p.id = a.profile_id
     WHERE CASE WHEN $1::text IS NOT NULL THEN p.email = $1
           ELSE a.kind = 'ANONYMOUS' AND e.name !~ '^(account|session|password)[.]' END`,
    [me?.email ?? null],
  );
  return rows[0]!.count;
}

async function countNotes(database: Pool, { email }: Newcomer): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM claim_annotations n JOIN actors a ON a.id = n.actor_id
     JOIN profiles p ON p.id = a.profile_id WHERE p.email = $1`,
    [email],
  );
  return rows[0]!.count;
}
