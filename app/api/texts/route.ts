import { uploadDoor } from "@/lib/access/upload-door";
import { giveText } from "@/lib/sources/commands/give-text";
import { givePath, importPath, TEXT_BYTES } from "@/lib/sources/rules/texts";

/** Takes in a file as a text of a source. */
export const POST = uploadDoor(giveText, {
  mostBytes: TEXT_BYTES.file,
  next: ({ sourceId, importId }) => importPath(sourceId, importId),
  back: (typed, sentTo) => `${givePath(encodeURIComponent(sentTo.get("source") ?? "-"))}?${typed}`,
});
