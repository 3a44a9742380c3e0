import type { Metadata } from "next";
import { headers } from "next/headers";
import { z } from "zod";
import { JoinView } from "@/components/classes/join-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { findClassToJoin } from "@/lib/classes/queries/to-join";
import { joinPath } from "@/lib/classes/rules/paths";

export const instant = false;
export const metadata: Metadata = { title: "Join a class" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function JoinPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const { code } = asked.parse(query);
  const next = code === undefined ? "/join" : joinPath(code);
  if (!viewer.isSignedIn) return <SignInFirst to="join a class" next={next} />;
  const found = code === undefined ? null : await findClassToJoin(viewer, code, await headers());
  return <JoinView typed={code ?? ""} found={found} outcome={outcome} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ code: z.string().max(100).optional().catch(undefined) });
