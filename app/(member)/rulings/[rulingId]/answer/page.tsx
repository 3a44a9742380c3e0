import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { AnswerView } from "@/components/moderation/answer-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getAnswerSheet } from "@/lib/moderation/queries/ruling";
import { answerPath } from "@/lib/moderation/rules/flags";

export const instant = false;
export const metadata: Metadata = { title: "Answer a ruling" };

type Props = {
  params: Promise<{ rulingId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AnswerPage({ params, searchParams }: Props) {
  const [{ rulingId }, { done }, viewer] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
  ]);
  const isRead = z.uuid().safeParse(rulingId).success;
  if (!viewer.isSignedIn && isRead)
    return <SignInFirst to="answer a ruling on your work" next={answerPath(rulingId)} />;
  const sheet = isRead ? await getAnswerSheet(viewer, rulingId) : null;
  if (!sheet) return <NotFoundView />;
  const outcome = await outcomeOfThisRequest();
  return <AnswerView sheet={sheet} isDone={done === "answered"} outcome={outcome} />;
}
