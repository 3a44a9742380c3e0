import type { Metadata } from "next";
import { headers } from "next/headers";
import { z } from "zod";
import { EnteredView } from "@/components/classes/entered-view";
import { JoinView } from "@/components/classes/join-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { findClassToJoin } from "@/lib/classes/queries/to-join";
import { enteredIn } from "@/lib/classes/rules/roster/shown";
import { howAccountsOpen } from "@/lib/identity/queries";

export const instant = false;
export const metadata: Metadata = { title: "Join a class", referrer: "same-origin" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function JoinPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const entered = enteredIn(outcome?.done);
  if (entered) return <EnteredView {...entered} />;
  const { code } = asked.parse(query);
  const found = code === undefined ? null : await findClassToJoin(viewer, code, await headers());
  const ways = viewer.isSignedIn ? null : howAccountsOpen();
  return <JoinView typed={code ?? ""} {...{ found, ways, outcome }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ code: z.string().max(100).optional().catch(undefined) });
