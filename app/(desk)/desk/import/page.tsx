import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { ImportView } from "@/components/sources/import-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { queryField } from "@/lib/foundation/fields";
import { getImportSheet } from "@/lib/sources/queries/imported";
import { getNumberAnswer } from "@/lib/sources/queries/look-up";
import { importPath } from "@/lib/sources/rules/paths";

export const instant = false;
export const metadata: Metadata = { title: "Import sources" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="import sources" next={importPath()} />;
  const { at, page, number } = asked.parse(query);
  const [sheet, answer] = await Promise.all([
    getImportSheet(viewer, at, page),
    number ? getNumberAnswer(viewer, number) : null,
  ]);
  if (!sheet && viewer.isSignedIn) return <NotFoundView />;
  return <ImportView {...{ answer, outcome }} sheet={sheet ?? { imported: null }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  at: z.coerce.number().int().min(1).max(8e12).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(10).catch(1),
  number: queryField({ most: 300 }).default(""),
});
