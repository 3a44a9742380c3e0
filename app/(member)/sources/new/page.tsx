import type { Metadata } from "next";
import { z } from "zod";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NewSourceView } from "@/components/sources/new-source-view";
import { answerOrDraft, KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { beginsAs } from "@/lib/access/permissions";
import { claimIdIn } from "@/lib/claims/rules";
import { queryField } from "@/lib/foundation/fields";
import { listMySources } from "@/lib/sources/queries/mine";

export const instant = false;
export const metadata: Metadata = { title: "Add a source" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewSourcePage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const { then, done, doi, isbn } = asked.parse(query);
  const thenClaimId = claimIdIn(then);
  const next = thenClaimId ? `/sources/new?then=${thenClaimId}` : "/sources/new";
  if (viewer.isGuest) return <AddressFirst to="add a source" />;
  if (!viewer.isSignedIn && !outcome) return <SignInFirst to="add a source" next={next} />;
  const [mine, shown] = await Promise.all([
    listMySources(viewer),
    answerOrDraft(viewer, next, outcome),
  ]);
  const state = beginsAs("source.propose", viewer);
  return (
    <KeepingDrafts viewer={viewer} at={next}>
      <NewSourceView
        {...{ mine, thenClaimId, done, outcome: shown }}
        given={{ doi, isbn }}
        beginsAs={state}
      />
    </KeepingDrafts>
  );
}

// Whatever cannot be read is as if it had not been asked. `then`: the claim to go on to with the source.
const asked = z.object({
  then: z.string().catch(""),
  done: z.string().optional().catch(undefined),
  // A number that was checked where sources are imported.
  ...{ doi: queryField({ most: 300 }).default(""), isbn: queryField({ most: 30 }).default("") },
});
