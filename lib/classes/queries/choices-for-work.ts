import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { findClaims } from "@/lib/claims/queries/alike";
import { listSourceChoices } from "@/lib/sources/queries/choices";
import { additionsIn } from "../rules/additions";
import { ADDED_IN, type Place } from "../rules/steps";
import type { Work } from "./work";

/** What a student can choose for one thing that they add. */
export type ChoicesForWork = {
  sources: { id: string; title: string }[];
  claims: { id: string; sentence: string }[];
  /** How many of them its search found; null where nothing was looked for. */
  found: number | null;
};

const SOURCES_MOST = 12;
const NONE: ChoicesForWork = { sources: [], claims: [], found: null };

/**
 * What there is to choose from for the thing that is being added at a place: what it names already, what its search finds,
 * and, for an answer, the claims of the assignment.
 */
export async function getChoicesForWork(
  viewer: Viewer,
  work: Work,
  claimId: string,
  { step, item }: Place,
): Promise<ChoicesForWork> {
  const kind = ADDED_IN[step];
  const addition = additionsIn(work.saved, claimId).find(
    (one) => one.kind === kind && String(one.nth) === item,
  );
  const { sources: namedSources, claims: namedClaims } = work.named;
  if (addition?.kind === "evidence") {
    const { search, sourceId } = addition.draft;
    const found = search ? (await listSourceChoices(viewer, search)).sources : [];
    const chosen = namedSources.filter(({ id }) => id === sourceId);
    const open = found.filter(({ id, isWaiting }) => !isWaiting && id !== sourceId);
    return {
      ...{ claims: [], sources: [...chosen, ...open.slice(0, SOURCES_MOST)] },
      found: search ? found.length : null,
    };
  }
  if (kind !== "answer") return NONE;
  const draft = addition?.kind === "answer" ? addition.draft : null;
  const found = draft?.search ? await findClaims(draft.search) : [];
  const chosen = namedClaims.filter(({ id }) => draft?.premiseIds.includes(id));
  const ours = work.claims
    .filter(({ isOpen }) => isOpen)
    .map(({ id, assignedSentence }) => ({ id, sentence: assignedSentence }));
  const all = [...chosen, ...found, ...ours];
  return {
    sources: [],
    claims: all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at),
    found: draft?.search ? found.length : null,
  };
}
