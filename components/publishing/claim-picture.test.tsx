import { ImageResponse } from "next/og";
import { afterEach, describe, expect, it, vi } from "vitest";
import { verdictOfNothing } from "@/lib/verdicts/rules/verdict";
import type { ClaimTitle } from "@/lib/publishing/queries/claim-title";
import { ClaimPicture } from "./claim-picture";
import { drawable, pictureFonts } from "./picture-fonts";

const claim = (sentence: string): ClaimTitle => ({
  ...{ id: "ap4c6m5xra", slug: "x", path: "/claims/ap4c6m5xra/x", state: "LIVE", sentence },
  ...{ revisionNumber: 1, revisedAt: "2026-11-23T00:00:00Z", mergedInto: null },
  ...{ evidence: { supports: 1, contradicts: 0 }, isDemonstration: true },
  verdict: verdictOfNothing({ isAboutText: false }),
});

async function draw(sentence: string): Promise<Buffer> {
  const fonts = await pictureFonts();
  const image = new ImageResponse(<ClaimPicture claim={claim(sentence)} />, { fonts });
  return Buffer.from(await image.arrayBuffer());
}

// Every character up to here, and the signs of print.
const everyCharacter = Array.from({ length: 0x2500 }, (_, code) => String.fromCodePoint(code));

describe("The picture of a claim", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("is drawn with what is installed: no letter that it takes is fetched from elsewhere", async () => {
    const asked: string[] = [];
    // What the drawing program carries with it, it loads by an address too.
    const own = globalThis.fetch;
    vi.stubGlobal("fetch", (address: string) => {
      if (address.startsWith("data:")) return own(address);
      asked.push(address);
      return Promise.reject(new Error("nothing is loaded from elsewhere"));
    });
    const taken = everyCharacter.filter((one) => drawable(one));
    expect(taken.length).toBeGreaterThan(400);
    // More at once than a picture shows would be cut.
    for (let from = 0; from < taken.length; from += 150) {
      const picture = await draw(taken.slice(from, from + 150).join(""));
      expect(picture.subarray(1, 4).toString()).toBe("PNG");
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    }
    await draw("紅樓夢 🙂");
    expect(asked).toEqual([]);
  });

  it("leaves out signs that it cannot draw, and a sentence of which it would draw a part", () => {
    expect(drawable("Lenin 🙂 said → so\u0000")).toBe("Lenin said so");
    expect(drawable("Ленин, Łódź, Ἀθῆναι")).toBeNull();
    expect(drawable("Ленин, Łódź, Αθήνα")).toBe("Ленин, Łódź, Αθήνα");
    expect(drawable("Lenin read 紅樓夢")).toBeNull();
  });

  it("stays within its bounds however long the sentence is", async () => {
    const long = await draw("Lenin said so, and said it again. ".repeat(200));
    expect(long.length).toBeLessThan(200_000);
  });
});
