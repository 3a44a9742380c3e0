import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, describe, expect, it } from "vitest";
import { ClaimHistory } from "@/components/publishing/claim-history";
import { ClaimLedger } from "@/components/publishing/claim-ledger";
import { ClaimTombstone } from "@/components/publishing/claim-tombstone";
import { Dossier } from "@/components/publishing/dossier";
import { HiddenPage } from "@/components/publishing/hidden-page";
import { NotesPage } from "@/components/publishing/notes-page";
import { PersonPage } from "@/components/publishing/person-page";
import { ReviewerPage } from "@/components/publishing/reviewer-page";
import { SourcePage } from "@/components/publishing/source-page";
import { TopicPage } from "@/components/publishing/topic-page";
import { closeDb } from "@/lib/foundation/db";
import { onClaim } from "@/lib/moderation/rules/flags";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeArgument } from "@/prisma/factories/arguments";
import {
  makeClaim,
  makeOccurrence,
  makeRequest,
  makeTopic,
  nameTopic,
  SENTENCE,
} from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import type { Thing } from "@/prisma/factories/flagged";
import { makeReviewer } from "@/prisma/factories/people";
import { makeRating, makeVote } from "@/prisma/factories/reviews";
import { answer, flag, review, ruled } from "@/prisma/factories/rulings";
import {
  makeAuthorship,
  makeCitation,
  makeDocument,
  makeLineage,
  makePerson,
  makeSource,
} from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { makeSearchLog } from "@/prisma/factories/verdicts";
import { getClaimPage } from "./claim-page";
import { listClaimHistory } from "./claim-history";
import { getClaimTitle } from "./claim-title";
import { getDossier } from "./document-page";
import { getHiding } from "./hidden";
import { getNotesPage } from "./notes";
import { getPersonPage } from "./people";
import { getReviewerPage } from "./reviewers";
import { getRuling } from "./rulings";
import { getSourcePage } from "./source-page";
import { getTopicPage } from "./topics";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const by = await makeReviewer(db);
const editor = await makeReviewer(db, { role: "EDITOR" });

/** Rules that a thing be hidden, as an editor does after somebody flagged it. */
async function hide(thing: Thing): Promise<string> {
  await flag(await makeReviewer(db), thing);
  return ruled(editor, thing, "HIDE");
}

describe("Every public page is drawn whatever of it is hidden:", () => {
  const nothing: string[] = [];
  it.each<[what: string, kinds: readonly Kind[], absent?: readonly string[]]>([
    ["nothing", []],
    ["the only premise of a rebuttal", ["premise"]],
    ["one premise of two", ["otherPremise"]],
    ["the claim", ["claim"], ["notes"]],
    ["a piece of evidence", ["evidence"]],
    ["evidence, and then the source that it was drawn from", ["evidence", "drawnFrom"]],
    ["evidence, and then the source that it reports", ["evidence", "via"]],
    ["an argument that others aim at", ["argument"]],
    ["an undercut", ["undercut"]],
    ["the source of the document", ["documentSource"]],
    ["a source that the document names", ["cited"]],
    ["notes", ["note", "noteOnEvidence", "noteOnArgument"]],
    ["a search and a request", ["search", "request"]],
    [
      "everything",
      [
        ...(["request", "search", "note", "noteOnEvidence", "noteOnArgument", "undercut"] as const),
        ...(["argument", "evidence", "premise", "otherPremise", "claim", "via"] as const),
        ...(["drawnFrom", "cited", "documentSource"] as const),
      ],
      ["notes"],
    ],
  ])("%s", async (_, kinds, absent = nothing) => {
    const world = await makeWorld();
    for (const kind of kinds) await hide(world.things[kind]);
    const drawn: Record<string, boolean> = {};
    for (const [name, page] of Object.entries(pagesOf(world)))
      drawn[name] = renderToStaticMarkup(await page()).length > 0;
    expect(Object.keys(drawn).filter((name) => !drawn[name])).toEqual(absent);
  });
});

it("A counter-claim that is hidden leaves its place and a way to its notice, and none of its words", async () => {
  const world = await makeWorld();
  await hide(world.things.premise);
  const page = await pagesOf(world).claim();
  const drawn = renderToStaticMarkup(page);
  expect(drawn).toContain(
    `<a href="/claims/${world.things.premise.id}/retracted">A retracted claim`,
  );
  expect(drawn).not.toContain("pluralist");
});

describe("What a ruling hides leaves a notice with the reason and a way to the ruling,", () => {
  const REASON = "It insults a neighbour.";
  it.each<Kind>(["evidence", "argument", "note", "search", "request"])(
    "a piece of this kind on its claim and in its history: %s",
    async (kind) => {
      const world = await makeWorld();
      const rulingId = await hide(world.things[kind]);
      for (const page of ["claim", "history"] as const) {
        const drawn = renderToStaticMarkup(await pagesOf(world)[page]());
        expect(drawn.split(`href="/rulings/${rulingId}"`)).toHaveLength(2);
        expect(drawn.split(REASON)).toHaveLength(2);
      }
      const ruling = (await getRuling(rulingId))!;
      expect(ruling.about).toMatchObject({
        label: SENTENCE,
        href: expect.stringContaining(`/claims/${world.things.claim.id}/`),
        isThere: false,
      });
    },
  );
  it.each<[page: "claim" | "documentSource" | "document", kind: Kind]>([
    ["claim", "claim"],
    ["documentSource", "documentSource"],
    ["document", "documentSource"],
  ])("a page of its own in its own place: %s", async (page, kind) => {
    const world = await makeWorld();
    const rulingId = await hide(world.things[kind]);
    const drawn = renderToStaticMarkup(await pagesOf(world)[page]());
    expect(drawn).toContain(`href="/rulings/${rulingId}"`);
    expect(drawn).toContain(REASON);
    const { about } = (await getRuling(rulingId))!;
    expect(about).toMatchObject({ href: expect.stringMatching(/\/retracted$/), isThere: false });
  });
  it("which goes when the ruling is overturned; the history says so", async () => {
    const world = await makeWorld();
    const rulingId = await hide(world.things.evidence);
    await answer(by, rulingId);
    const second = await makeReviewer(db, { role: "EDITOR" });
    expect(await review(second, rulingId, "overturn")).toMatchObject({ ok: true });
    const page = await getClaimPage(world.things.claim.id);
    expect(page).toMatchObject({ kind: "live", ledger: { hidings: [] } });
    const { events } = await listClaimHistory(world.things.claim.id);
    expect(events).toMatchObject([
      { what: "evidence", kind: "RESTORE" },
      ...[{ what: "ruling", about: "evidence", isOverturned: true }],
      ...events.slice(2),
    ]);
    expect(events.filter((event) => "kind" in event && event.kind === "RETRACT")).toEqual([]);
  });
});

type World = Awaited<ReturnType<typeof makeWorld>>;
type Kind = keyof World["things"];

/** A claim in a document, with something of everything on it that can be hidden. */
async function makeWorld() {
  const ours = { by };
  const source = await makeSource(db, ours);
  const [drawnFrom, via, cited] = [
    await makeSource(db, { ...ours, title: "The minutes" }),
    await makeSource(db, { ...ours, title: "The letters" }),
    await makeSource(db, { ...ours, title: "The book under review" }),
  ];
  const personId = await makePerson(db);
  for (const { id } of [source, drawnFrom]) await makeAuthorship(db, id, personId);
  await makeLineage(db, drawnFrom.id, source.id);
  await makeLineage(db, source.id, cited.id);
  const editionId = await makeEdition(db, source.id);
  const documentId = await makeDocument(db, source.id);
  await makeCitation(db, documentId, cited.id);
  const claim = await makeClaim(db, ours);
  const topicId = await makeTopic(db);
  await nameTopic(db, claim.id, topicId);
  await makeOccurrence(db, { claimId: claim.id, documentId, editionId });
  const [premise, otherPremise, first] = [
    await makeClaim(db, { ...ours, sentence: "Lenin saw Soviet society as pluralist." }),
    await makeClaim(db, { ...ours, sentence: "He came to it in November." }),
    await makeClaim(db),
  ];
  const evidence = await makeEvidence(db, claim.id, {
    ...{ ...ours, sourceId: drawnFrom.id },
    words: { via_source_id: via.id, directness: "INFERENTIAL" },
  });
  const argument = await makeArgument(db, claim.id, { ...ours, premises: [premise.id] });
  await makeArgument(db, claim.id, { ...ours, premises: [first.id, otherPremise.id] });
  const target = { target_evidence_id: evidence.id };
  const undercut = await makeArgument(db, claim.id, { ...ours, relation: "UNDERCUTS", target });
  for (const { id } of [argument, undercut])
    await makeArgument(db, claim.id, { ...ours, target: { target_argument_id: id } });
  const on = async (kind: string, made: Promise<{ id?: unknown }>): Promise<Thing> => ({
    ...{ kind, id: onClaim(claim.id, String((await made).id)) },
  });
  const noted = (aim?: Record<string, string>) =>
    on("annotation", makeClaimAnnotation(db, claim.id, { ...ours, ...(aim && { target: aim }) }));
  const columns = { rationale: "The minutes say so." };
  await makeVote(db, claim, { reliedOn: [evidence.id], columns });
  await makeRating(db, claim.id, { evidence_id: evidence.id });
  await makeRating(db, claim.id, { argument_id: argument.id });
  const things = {
    claim: { kind: "claim", id: claim.id },
    premise: { kind: "claim", id: premise.id },
    otherPremise: { kind: "claim", id: otherPremise.id },
    evidence: { kind: "evidence", id: onClaim(claim.id, evidence.id) },
    argument: { kind: "argument", id: onClaim(claim.id, argument.id) },
    undercut: { kind: "argument", id: onClaim(claim.id, undercut.id) },
    documentSource: { kind: "source", id: source.id },
    drawnFrom: { kind: "source", id: drawnFrom.id },
    via: { kind: "source", id: via.id },
    cited: { kind: "source", id: cited.id },
    note: await noted(),
    noteOnEvidence: await noted({ target_evidence_id: evidence.id }),
    noteOnArgument: await noted({ target_argument_id: argument.id }),
    search: await on("search", makeSearchLog(db, claim.id, ours)),
    request: await on("request", makeRequest(db, claim.id, { ...ours, evidenceId: evidence.id })),
  };
  return { things, personId, topicId, documentId };
}

/** Each page that shows something of it, as it is drawn; empty where there is no such page. */
function pagesOf({ things, personId, topicId, documentId }: World) {
  const address = "https://assay.example/here";
  const onClaimOf = (kind: "claim" | "premise" | "otherPremise") => async () =>
    drawnClaim(await getClaimPage(things[kind].id), address);
  const ofSource = (kind: "documentSource" | "drawnFrom" | "via" | "cited") => async () => {
    const source = await getSourcePage(things[kind].id);
    if (source) return createElement(SourcePage, { source, address });
    return noticeOf("source", things[kind].id);
  };
  return {
    claim: onClaimOf("claim"),
    premise: onClaimOf("premise"),
    otherPremise: onClaimOf("otherPremise"),
    history: async () => {
      const claim = (await getClaimTitle(things.claim.id))!;
      const listed = await listClaimHistory(things.claim.id);
      return createElement(ClaimHistory, { claim, ...listed, page: 1 });
    },
    notes: async () => {
      const page = await getNotesPage(things.claim.id);
      return page ? createElement(NotesPage, { page }) : NOTHING;
    },
    document: async () => {
      const dossier = await getDossier(documentId);
      if (dossier) return createElement(Dossier, { dossier, address });
      return noticeOf("document", documentId);
    },
    documentSource: ofSource("documentSource"),
    drawnFrom: ofSource("drawnFrom"),
    via: ofSource("via"),
    cited: ofSource("cited"),
    person: async () =>
      createElement(PersonPage, { person: (await getPersonPage(personId))!, address }),
    topic: async () => createElement(TopicPage, { topic: (await getTopicPage(topicId))!, address }),
    reviewer: async () =>
      createElement(ReviewerPage, { reviewer: (await getReviewerPage(by.handle))!, address }),
  } satisfies Record<string, () => Promise<ReactElement>>;
}

async function noticeOf(kind: "source" | "document", id: string) {
  const hiding = await getHiding(kind, id);
  return hiding ? createElement(HiddenPage, { kind, hiding }) : NOTHING;
}

const NOTHING = createElement(() => null);

function drawnClaim(page: Awaited<ReturnType<typeof getClaimPage>>, address: string) {
  if (page?.kind === "live") return createElement(ClaimLedger, { ledger: page.ledger, address });
  if (page?.kind === "retracted") return createElement(ClaimTombstone, { head: page.head });
  return NOTHING;
}
