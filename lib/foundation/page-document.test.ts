import { describe, expect, it } from "vitest";
import { documentOf } from "./page-document.mjs";

const OURS = `<script data-keep="">theme()</script>`;

describe("The document of a page", () => {
  it("has nothing of what React needs to take the page over", () => {
    const html =
      `<link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" href="/_next/static/chunks/a.js"/>` +
      `<script src="/_next/static/chunks/a.js" async=""></script><script src="/old.js" noModule=""></script>${OURS}` +
      `<p>Added by <!-- -->Ada<!--$--><!--/$--></p><script id="_R_">start()</script>` +
      `<script>(self.__next_f=self.__next_f||[]).push([0,"<p>&lt;script&gt;"])</script>`;
    expect(documentOf(html)).toBe(
      `<link rel="stylesheet" href="/a.css"/>${OURS}<p>Added by Ada</p>`,
    );
  });

  it("keeps data for machines as it stands, what looks like a comment in it too", () => {
    const data = `<script type="application/ld+json">{"name":"a <!-- b --> c"}</script>`;
    expect(documentOf(data)).toBe(data);
  });

  it("keeps what people typed, whatever it looks like", () => {
    const words = `<p title="&lt;script&gt;">&lt;!-- data-keep --&gt; &lt;script&gt;self.__next_f&lt;/script&gt;</p>`;
    expect(documentOf(words)).toBe(words);
  });

  it("takes no mark of ours from within a script or from its address", () => {
    for (const script of [
      `<script>"<script data-keep>"</script>`,
      `<script src="/a.js?data-keep"></script>`,
    ])
      expect(documentOf(`${script}<p>words</p>`)).toBe("<p>words</p>");
  });

  it("is written in ASCII: references in the markup, escapes in a script", () => {
    const words = "a".repeat(400);
    expect(documentOf(`<p title="é">“${words}” 𝄞</p>`)).toBe(
      `<p title="&#233;">&#8220;${words}&#8221; &#119070;</p>`,
    );
    const data = (name: string) => `<script type="application/ld+json">{"n":"${name}"}</script>`;
    expect(documentOf(words + data("é𝄞"))).toBe(words + data("\\u00e9\\ud834\\udd1e"));
  });

  it("stays in its own letters where references would swell it", () => {
    const russian = "<p>Слово</p>";
    expect(documentOf(`${russian}<!-- -->`)).toBe(russian);
  });

  it("leaves alone a page whose parts stand out of order", () => {
    const html = `<template id="B:0"></template><div hidden="" id="S:0">words</div><script>$RC("B:0","S:0")</script>`;
    expect(documentOf(html)).toBe(html);
  });

  it("made of a document is that document", () => {
    const once = documentOf(`<p>“${"a".repeat(100)}”<!-- --></p>${OURS}`);
    expect(documentOf(once)).toBe(once);
  });
});
