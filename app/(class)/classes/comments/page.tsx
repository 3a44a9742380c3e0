import type { Metadata } from "next";
import { CommentsView } from "@/components/classes/comments-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getComment, listComments } from "@/lib/classes/queries/comment-bank";
import { commentsPath } from "@/lib/classes/rules/paths";
import { commentsQuery } from "@/lib/classes/schema/comments";

export const instant = false;
export const metadata: Metadata = { title: "Comments that you keep" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CommentsPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!viewer.isSignedIn)
    return <SignInFirst to="see the comments that you keep" next={commentsPath} />;
  const { q: words, page, edit, which, done } = commentsQuery.parse(query);
  const [list, reworded, removed] = await Promise.all([
    listComments(viewer, { words, page }),
    edit === null ? null : getComment(viewer, edit),
    which === null ? null : getComment(viewer, which),
  ]);
  return <CommentsView {...{ list, reworded, removed, done, outcome }} />;
}
