import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIResponse, Page } from "@playwright/test";
import type { Pool } from "pg";
import { expect, test, type Claim, type Newcomer } from "./fixtures";
import { listPlaces, manifest } from "./places";

// Every page, route handler and server action of the build, tried as everyone. What is not listed here fails the test,
// and so does what is listed and gone.
test.describe.configure({ mode: "serial" });

type Standing = "anyone" | "member" | "editor" | "admin";
const STANDINGS = ["anyone", "member", "editor", "admin"] as const;

/** The first heading that each standing gets to see, where one person's page is not another's. */
const PAGES: Record<string, Record<Standing, RegExp>> = {
  "/(member)/account/page": behindSignIn(/^Your account$/),
  "/(member)/claims/[claimId]/vote/page": behindSignIn(/^Cast your vote$/),
  "/(member)/claims/[claimId]/evidence/new/page": behindSignIn(/^Add evidence$/),
  "/(member)/claims/[claimId]/annotations/new/page": behindSignIn(/^Write a note in the margin$/),
  "/(desk)/desk/page": {
    ...behindSignIn(/^Desk$/),
    member: /^There is nothing at this address$/,
  },
  "/(member)/sign-in/page": guestsOr(/^Sign in$/, /^You are signed in$/),
  "/(member)/sign-out/page": guestsOr(/^You are signed out$/, /^Sign out$/),
  "/(member)/sign-up/page": forEveryone(/^Open an account$/),
  "/(member)/confirm/page": forEveryone(/^(Look into your mail|Confirm your address)$/),
  "/(member)/reset/page": forEveryone(/^Choose a new password$/),
  "/outbox/page": forEveryone(/^Outbox$/),
};

/** What a page with no person behind it answers to each method; whoever asks. */
const HANDLERS: Record<string, Record<"GET" | "POST" | "DELETE", number>> = {
  "/api/me/route": { GET: 200, POST: 405, DELETE: 405 },
  "/api/stale/route": { GET: 405, POST: 404, DELETE: 405 },
  "/icon.svg/route": { GET: 200, POST: 405, DELETE: 405 },
  "/robots.txt/route": { GET: 200, POST: 405, DELETE: 405 },
};

type Answer = "done" | "invalid" | "signedOut" | "forbidden" | "notFound" | "conflict";
type Asked = { fields: (scene: Scene) => Record<string, string>; on?: string };
type Attempt = Asked & Record<Standing, Answer>;

/** What each action answers to each standing, on what is not theirs unless the name says otherwise. */
const ACTIONS: Record<string, Record<string, Attempt>> = {
  castVoteAction: {
    // Let through by the law, and stopped by what was seen: nothing is stored either way.
    "a ledger that they did not see": {
      fields: ({ claim }) => ({ ...vote(claim), seenHash: "0".repeat(64) }),
      ...signedInOnly("conflict"),
    },
    "a claim that does not exist": {
      fields: () => ({ ...vote({ id: NO_CLAIM }), seenHash: "0".repeat(64) }),
      ...signedInOnly("notFound"),
    },
  },
  withdrawVoteAction: {
    "a claim on which others voted": {
      fields: ({ claim }) => ({ claimId: claim.id }),
      ...signedInOnly("notFound"),
    },
  },
  annotateClaimAction: {
    "a claim": { fields: ({ claim }) => note(claim.id), ...signedInOnly("done") },
    "a claim that does not exist": { fields: () => note(NO_CLAIM), ...signedInOnly("notFound") },
  },
  proposeEvidenceAction: {
    "a claim": {
      fields: ({ claim, sourceId }) => evidence(claim.id, sourceId),
      ...signedInOnly("done"),
    },
    "a claim that does not exist": {
      fields: ({ sourceId }) => evidence(NO_CLAIM, sourceId),
      ...signedInOnly("notFound"),
    },
  },
  acceptContributionAction: {
    "another's proposal": {
      fields: ({ proposals }) => proposals.pop()!,
      ...signedInOnly("done"),
      // To whoever may not see a proposal it does not exist.
      member: "notFound",
    },
    "one's own": { fields: ({ own }) => own, ...signedInOnly("forbidden") },
  },
  sendBackContributionAction: {
    "another's proposal": {
      fields: ({ proposals }) => ({ ...proposals.pop()!, reason: "Say where it stands." }),
      ...signedInOnly("done"),
      member: "notFound",
    },
    "one's own": {
      fields: ({ own }) => ({ ...own, reason: "On second thoughts." }),
      ...signedInOnly("forbidden"),
    },
  },
  endSessionAction: {
    "another's session": {
      fields: ({ strangersSessionId }) => ({ sessionId: strangersSessionId }),
      ...signedInOnly("notFound"),
    },
  },
  endOtherSessionsAction: {
    "one's own": {
      fields: () => ({}),
      ...signedInOnly("done"),
    },
  },
  changePasswordAction: {
    "a wrong password": {
      fields: () => ({ currentPassword: "not-this-one", password: "amber-spindle-forty-heron" }),
      ...signedInOnly("invalid"),
    },
  },
  openAccountAction: {
    "a new address": {
      fields: () => ({
        name: "Somebody New",
        email: `new.${Date.now()}@example.org`,
        password: "amber-spindle-forty-heron",
      }),
      ...{ anyone: "done", member: "forbidden", editor: "forbidden", admin: "forbidden" },
    },
  },
  confirmAddressAction: { "a made-up token": { fields: () => TOKEN, ...everyone("invalid") } },
  requestResetAction: {
    "an address": { fields: () => ({ email: "nobody@example.org" }), ...everyone("done") },
  },
  resetPasswordAction: {
    "a made-up token": {
      fields: () => ({ ...TOKEN, password: "amber-spindle-forty-heron" }),
      ...everyone("invalid"),
    },
  },
  signInAction: {
    "a wrong password": {
      fields: ({ me }) => ({ email: me?.email ?? "nobody@example.org", password: "wrong" }),
      ...everyone("invalid"),
    },
  },
  // The last, since it ends the session with which the others are tried.
  signOutAction: { "one's own": { fields: () => ({}), ...signedInOnly("done") } },
};

/** What the attempts need, made anew for each standing. */
type Scene = {
  me: Newcomer | null;
  claim: Claim;
  sourceId: string;
  proposals: Contribution[];
  own: Contribution;
  strangersSessionId: string;
};
type Contribution = {
  kind: "evidence";
  claimId: string;
  contributionId: string;
  revisionId: string;
};

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
  test.describe(`As ${standing}`, () => {
    test(`pages and handlers show ${standing} what is theirs`, async ({
      database,
      newBrowser,
      newcomer,
    }) => {
      test.setTimeout(120_000);
      const me = await personOf(standing, newcomer, database);
      const page = me?.page ?? (await newBrowser());
      for (const { route, kind, addresses } of await listPlaces(database)) {
        if (kind === "person")
          for (const address of addresses)
            await expectHeading(page, address, PAGES[route]![standing]);
        if (kind === "machine") await expectStatuses(page, addresses[0]!, HANDLERS[route]!);
      }
      const who = (await (await page.request.get("/api/me")).json()) as object | null;
      expect(who && Object.keys(who).sort()).toEqual(me && ["handle", "name", "role"]);
    });

    test(`actions answer ${standing} as the law says`, async ({
      claim,
      database,
      newBrowser,
      newcomer,
    }) => {
      test.setTimeout(180_000);
      const me = await personOf(standing, newcomer, database);
      const page = me?.page ?? (await newBrowser());
      const scene = await setScene(claim, me, await newcomer("Other Member"), database);
      for (const [action, attempts] of Object.entries(ACTIONS))
        for (const [what, { fields, ...expected }] of Object.entries(attempts)) {
          const before = await countEvents(database, me);
          const answer = await act(page, action, fields(scene), claim);
          expect.soft(answer, `${action} on ${what}`).toBe(expected[standing]);
          const isRefused = expected[standing] !== "done";
          if (isRefused)
            expect.soft(await countEvents(database, me), `${action} on ${what}`).toBe(before);
        }
      const { rows } = await database.query("SELECT 1 FROM sessions WHERE id = $1", [
        scene.strangersSessionId,
      ]);
      expect(rows, "the stranger's session").toHaveLength(1);
    });
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

function behindSignIn(heading: RegExp): Record<Standing, RegExp> {
  return guestsOr(/^Sign in first$/, heading);
}

function guestsOr(guests: RegExp, members: RegExp): Record<Standing, RegExp> {
  return { anyone: guests, member: members, editor: members, admin: members };
}

function forEveryone(heading: RegExp): Record<Standing, RegExp> {
  return guestsOr(heading, heading);
}

function signedInOnly(answer: Answer): Record<Standing, Answer> {
  return { ...everyone(answer), anyone: "signedOut" };
}

function everyone(answer: Answer): Record<Standing, Answer> {
  return { anyone: answer, member: answer, editor: answer, admin: answer };
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
  return person;
}

async function setScene(
  claim: Claim,
  me: Newcomer | null,
  stranger: Newcomer,
  database: Pool,
): Promise<Scene> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM sources WHERE state = 'LIVE' ORDER BY id LIMIT 1",
  );
  const sourceId = rows[0]!.id;
  const propose = async (by: Newcomer): Promise<Contribution> => {
    expect(await act(by.page, "proposeEvidenceAction", evidence(claim.id, sourceId), claim)).toBe(
      "done",
    );
    return { kind: "evidence", claimId: claim.id, ...(await newestOf(by, database)) };
  };
  const proposals = [await propose(stranger), await propose(stranger)];
  return {
    ...{ me, claim, sourceId, proposals },
    own: me ? await propose(me) : { ...proposals[0]! },
    strangersSessionId: await sessionOf(stranger, database),
  };
}

/** Sends an action as the page's own script does, and says what came back. */
async function act(
  page: Page,
  action: string,
  fields: Record<string, string>,
  claim: Claim,
): Promise<string> {
  const answer = await post(page, action, fields, claim);
  const text = await answer.text();
  const failure = /"failure":\{"kind":"(\w+)"/.exec(text)?.[1];
  if (failure) return failure;
  if (/"next":"/.test(text)) return "done";
  return /"status":"error"/.test(text) ? "invalid" : `${answer.status()} ${text.slice(0, 200)}`;
}

function post(
  page: Page,
  action: string,
  fields: Record<string, string>,
  claim: Claim,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const { id, page: route } = actionsOfTheBuild().get(action)!;
  const address = route.replace(/\/\([^)]*\)|^app|\/page$/g, "").replace("[claimId]", claim.id);
  // The argument that names the form comes last: a decoder that reads in order has its fields by then.
  const body = new FormData();
  for (const [name, value] of Object.entries({ form: "tried", ...fields }))
    body.append(`_1_${name}`, value);
  body.append("0", '[null,"$K1"]');
  return page.request.post(address, {
    headers: { "next-action": id, ...headers },
    multipart: body,
    maxRedirects: 0,
  });
}

type BuiltAction = { id: string; page: string };

function actionsOfTheBuild(): Map<string, BuiltAction> {
  const { node } = manifest<{
    node: Record<string, { exportedName?: string; workers: Record<string, unknown> }>;
  }>("server/server-reference-manifest.json");
  return new Map(
    Object.entries(node)
      .filter(([, { exportedName }]) => !exportedName?.startsWith("$$RSC_SERVER_CACHE_"))
      .map(([id, { exportedName, workers }]) => [
        exportedName ?? id,
        { id, page: Object.keys(workers)[0]! },
      ]),
  );
}

/** The exports of every file that says that it holds actions. */
function actionsInTheCode(): string[] {
  const root = path.resolve(import.meta.dirname, "..");
  const ROOMS = ["annotations", "evidence", "identity", "moderation", "reviews"];
  return ROOMS.flatMap((room) => {
    const text = readFileSync(path.join(root, "lib", room, "actions.ts"), "utf8");
    return [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].map(([, name]) => name!);
  }).sort();
}

async function newestOf({ email }: Newcomer, database: Pool) {
  const { rows } = await database.query<Pick<Contribution, "contributionId" | "revisionId">>(
    `SELECT e.id AS "contributionId", e.current_revision_id AS "revisionId" FROM evidence e JOIN actors a ON a.id = e.actor_id JOIN profiles p ON p.id = a.profile_id
     WHERE p.email = $1 ORDER BY e.created_at DESC LIMIT 1`,
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

const TOKEN = { token: "made-up" };
// Well formed, and of no claim.
const NO_CLAIM = "0000000000";

const vote = ({ id }: { id: string }) => ({
  ...{ claimId: id, choice: "MIXED", confidence: "SURE", rationale: "" },
});
const note = (claimId: string) => ({
  ...{ claimId, motivation: "COMMENTING", body: "A note to myself.", audience: "PRIVATE" },
});
const evidence = (claimId: string, sourceId: string) => ({
  ...{ claimId, sourceId, excerpt: "words that stand there", direction: "CONTEXT" },
  ...{ locatorLabel: "page", locatorValue: "1", directness: "DIRECT" },
});
