import type { CslItem } from "@/lib/sources/rules";
import type { LocatorView } from "./citation";
import { issuedInWords, locatorInWords, nameList } from "./csl";

/** One source in one line that leads nowhere, for pages on which its own page would say too much. */
export function CitedPlainly({ csl, locator }: { csl: CslItem; locator?: LocatorView | null }) {
  const authors = nameList(csl.author);
  const issued = issuedInWords(csl.issued);
  const container = csl["container-title"];
  return (
    <cite>
      {authors && `${authors}, `}
      {csl.title}
      {container && (
        <>
          , <i>{container}</i>
        </>
      )}
      {issued && (container ? `, ${issued}` : ` (${issued})`)}
      {locator && `, ${locatorInWords(locator.label, locator.value)}`}
    </cite>
  );
}
