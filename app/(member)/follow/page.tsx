import type { Metadata } from "next";
import { z } from "zod";
import { FollowView } from "@/components/follows/follow-view";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getFollowSheet } from "@/lib/follows/queries/follows";
import { followPath } from "@/lib/follows/rules/followed";
import { followedField } from "@/lib/follows/schema";

export const instant = false;
export const metadata: Metadata = { title: "Follow" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FollowPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const { on, done } = asked.parse(query);
  if (on === null) return <NotFoundView />;
  if (viewer.isGuest) return <AddressFirst to="follow this" />;
  if (!viewer.isSignedIn) return <SignInFirst to="follow this" next={followPath(on)} />;
  const sheet = await getFollowSheet(viewer, on);
  if (!sheet) return <NotFoundView />;
  return <FollowView sheet={sheet} isDone={done === "followed"} outcome={outcome} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ on: followedField, done: z.string().optional().catch(undefined) });
