import { cacheTag } from "next/cache";
import { answerOf, live, type Cited } from "@/app/(public)/cited/answer";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getHiding } from "@/lib/publishing/queries/hidden";
import { getSourceTitle } from "@/lib/publishing/queries/source-page";
import { sourceItem } from "@/lib/publishing/rules/citing";
import { isCitationFormat } from "@/lib/publishing/rules/formats";
import { sourceTag } from "@/lib/sources/tags";

type Context = { params: Promise<{ sourceId: string; format: string }> };

export const generateStaticParams = () => [{ sourceId: PLACEHOLDER, format: PLACEHOLDER }];

/** `/sources/{id}.bib`, `.ris` and `.csl.json`, which rewrites lead here. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { sourceId, format } = await params;
  return answerOf(await citedSource(sourceId, format));
}

async function citedSource(sourceId: string, format: string): Promise<Cited> {
  "use cache";
  const read = readPublicId(sourceId);
  if (read.kind === "invalid" || !isCitationFormat(format)) return live({ kind: "absent" });
  cacheTag(sourceTag(read.id));
  const source = await getSourceTitle(read.id);
  if (!source) return live({ kind: (await getHiding("source", read.id)) ? "gone" : "absent" });
  const id = source.mergedInto?.id ?? source.id;
  if (id !== sourceId) return live({ kind: "moved", to: `/sources/${id}.${format}` });
  if (source.state === "RETRACTED") return live({ kind: "gone" });
  return live({ kind: "file", item: sourceItem(source), format });
}
