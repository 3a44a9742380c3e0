import type { Metadata } from "next";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { FlagView } from "@/components/moderation/flag-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getFlagSheet } from "@/lib/moderation/queries/flags";
import { flagPath, readFlagged } from "@/lib/moderation/rules/flags";

export const instant = false;
export const metadata: Metadata = { title: "Flag" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FlagPage({ searchParams }: Props) {
  const [{ on, done }, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const flagged = typeof on === "string" ? readFlagged(on) : null;
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return (
      <SignInFirst
        to="flag something"
        next={flagged ? flagPath(flagged.kind, flagged.id) : "/claims"}
      />
    );
  const sheet = flagged && (await getFlagSheet(viewer, flagged));
  if (!sheet) return <NotFoundView />;
  return <FlagView sheet={sheet} isDone={done === "raised"} outcome={outcome} />;
}
