import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MarkedText } from "./marked-text";

const markupOf = (text: string) => renderToStaticMarkup(<MarkedText text={text} />);

describe("A note with marks", () => {
  it("is shown with paragraphs, lists, code and links that search engines do not follow", () => {
    expect(markupOf("See *this*:\n\n1. `a`\n2. [the minutes](https://example.org/)")).toBe(
      '<div class="marked"><p>See <em>this</em>:</p><ol start="1"><li><p><code>a</code></p></li>' +
        '<li><p><a href="https://example.org/" rel="nofollow ugc noopener">the minutes</a></p></li></ol></div>',
    );
  });

  it("shows HTML as the words that were typed", () => {
    expect(markupOf("<script>alert(1)</script>")).toBe(
      '<div class="marked"><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></div>',
    );
  });

  it("holds no tag but those of its marks, no attribute but those of lists and links, and no address but of the web, whatever is typed", () => {
    const parts = fc.constantFrom(
      ...[
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=x>",
        " onclick=",
        '"',
      ],
      ...[
        "[a](",
        ")",
        "javascript:alert(1)",
        "JAVASCRIPT&colon;x",
        "data:text/html,",
        "http://a.b/",
      ],
      ...["<", ">", "`", "*", "**", "> ", "- ", "1. ", "\n\n", "&lt;", "\\", "'", "a", " "],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (written) => {
        const markup = markupOf(written.join(""));
        const tags = markup.match(/<[^>]*>/g) ?? [];
        expect(tags.filter((tag) => !TAG.test(tag))).toEqual([]);
        expect(markup.replace(/<[^>]*>/g, "")).not.toMatch(/[<>]/);
      }),
      { numRuns: 500 },
    );
  });
});

// React escapes what stands between quotation marks: a tag ends where these say.
const TAG = new RegExp(
  [
    '^<div class="marked">$',
    "^</?(p|pre|code|blockquote|ul|ol|li|em|strong)>$",
    '^<ol start="\\d+">$',
    '^<a href="https?://[^"<>]*" rel="nofollow ugc noopener">$',
    "^</(div|a)>$",
  ].join("|"),
  "i",
);
