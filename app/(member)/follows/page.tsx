import type { Metadata } from "next";
import { z } from "zod";
import { FollowsView } from "@/components/follows/follows-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getFollowSheet, listFollows } from "@/lib/follows/queries/follows";
import { followedField } from "@/lib/follows/schema";

export const instant = false;
export const metadata: Metadata = { title: "What you follow" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FollowsPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!viewer.isSignedIn) return <SignInFirst to="see what you follow" next="/follows" />;
  const { page, ended } = asked.parse(query);
  const [list, endedSheet] = await Promise.all([
    listFollows(viewer, page),
    ended && getFollowSheet(viewer, ended),
  ]);
  return <FollowsView list={list} ended={endedSheet} outcome={outcome} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  ended: followedField,
});
