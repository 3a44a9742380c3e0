import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { markText } from "@/lib/foundation/redacted";
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
