import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { AnswerView } from "@/components/moderation/answer-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { holderOfLetter } from "@/lib/moderation/queries/letter";
import { getAnswerSheet } from "@/lib/moderation/queries/ruling";
import { answerPath } from "@/lib/moderation/rules/flags";
import { letterInput } from "@/lib/moderation/schema/flag";

export const instant = false;
export const metadata: Metadata = { title: "Answer a ruling" };

type Props = {
  params: Promise<{ rulingId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AnswerPage({ params, searchParams }: Props) {
  const [{ rulingId }, { token, done }] = await Promise.all([params, searchParams]);
  const isRead = z.uuid().safeParse(rulingId).success;
  const letter = letterInput.safeParse({ rulingId, token });
  const holder = letter.success && (await holderOfLetter(rulingId, letter.data.token));
  const viewer = holder || (await currentViewer());
  if (!viewer.isSignedIn && isRead)
    return <SignInFirst to="answer a ruling on your work" next={answerPath(rulingId)} />;
  const sheet = isRead ? await getAnswerSheet(viewer, rulingId) : null;
  if (!sheet) return <NotFoundView />;
  const outcome = await outcomeOfThisRequest();
  const letterToken = holder ? letter.data.token : undefined;
  return <AnswerView {...{ sheet, letterToken, outcome }} isDone={done === "answered"} />;
}
