import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { markText } from "@/lib/foundation/redacted";
import { About } from "@/components/publishing/ruling-page";
import { LedgerChanges } from "@/components/reviews/ledger-changes";
import type { RulingShown } from "@/lib/publishing/queries/rulings";
import { WithMarks } from "./with-marks";

const mark = { length: 12, sha256: "ab".repeat(32) };

it("Words are said as they are, whatever they are", () => {
  expect(renderToStaticMarkup(<WithMarks text="<b>Lenin</b> said so." />)).toBe(
    "&lt;b&gt;Lenin&lt;/b&gt; said so.",
  );
});
it("A notice stands where words were redacted, and the rest around it", () => {
  expect(renderToStaticMarkup(<WithMarks text={`At ${markText(mark)}, he said.`} />)).toBe(
    'At <span class="redacted">Redacted: 12 characters, sha256 abababababab…</span>, he said.',
  );
});
it("What changed in a ledger names no part of a mark", () => {
  const change = {
    what: "evidence",
    kind: "REWORD",
    words: `${"x".repeat(180)} ${markText(mark)}.`,
  };
  expect(renderToStaticMarkup(<LedgerChanges changes={[change]} />)).toContain("x [redacted].”");
});
it("A ruling names what it is about without the hash of what is gone", () => {
  const about = { href: "/claims/0000000000", label: `At ${markText(mark)}` };
  const ruling = { subjectKind: "claim", about } as RulingShown;
  expect(renderToStaticMarkup(<About ruling={ruling} />)).not.toContain(mark.sha256);
});
