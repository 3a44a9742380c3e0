import { cacheLife } from "next/cache";
import { BRIEF } from "@/lib/foundation/page-life";
import type { CitedItem } from "@/lib/publishing/rules/citing";
import { CITATION_FORMATS, type CitationFormat } from "@/lib/publishing/rules/formats";

/** What stands at the address of a citation file. */
export type Cited =
  | { kind: "file"; item: CitedItem; format: CitationFormat }
  | { kind: "moved"; to: string }
  | { kind: "gone" | "absent" };

/** The answer as route handlers give it. What anyone can ask for without there being anything lives for a short time. */
export function answerOf(cited: Cited): Response {
  if (cited.kind === "file") {
    const { mediaType, write } = CITATION_FORMATS[cited.format];
    return new Response(write(cited.item), {
      headers: {
        "content-type": `${mediaType}; charset=utf-8`,
        "content-disposition": `attachment; filename="${cited.item.id}.${cited.format}"`,
        "x-robots-tag": "noindex",
      },
    });
  }
  if (cited.kind === "moved")
    return new Response(null, { status: 308, headers: { location: cited.to } });
  return new Response(WORDS[cited.kind].text, {
    status: WORDS[cited.kind].status,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** Gives what it is given, with the life that it has in the cache which it is read in. */
export function live(cited: Cited): Cited {
  if (cited.kind === "file") cacheLife("max");
  else cacheLife(BRIEF);
  return cited;
}

const WORDS = {
  absent: { status: 404, text: "There is nothing at this address.\n" },
  gone: {
    status: 410,
    text: "This was retracted and is cited no longer. Its page keeps the notice.\n",
  },
};
