import type { Metadata } from "next";
import { TemplatesView } from "@/components/classes/templates-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { listMyTemplates } from "@/lib/classes/queries/templates";
import { templatesPath } from "@/lib/classes/rules/paths";
import { templatesQuery } from "@/lib/classes/schema/templates";

export const instant = false;
export const metadata: Metadata = { title: "Your templates" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TemplatesPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!viewer.isSignedIn) return <SignInFirst to="see your templates" next={templatesPath()} />;
  const { page, done, which } = templatesQuery.parse(query);
  const mine = await listMyTemplates(viewer, { page, which });
  return <TemplatesView {...{ mine, done, outcome }} />;
}
