import { afterAll, describe, expect, it } from "vitest";
import { makeClaim, makeTopic, nameTopic } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";

const owner = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([owner.end(), reader.end()]));

const ORDERS = ["best", "newest", "votes", "contested"];

/** Everything that the public's role is given for a word: ids in every order, passages, facets, words. */
async function everythingAbout(word: string): Promise<string> {
  const [asked] = await select<{ key: string }>(
    reader,
    "SELECT format('''%s''', key) AS key FROM assay_search_words($1) WHERE how = 'asked'",
    [[word]],
  );
  const answers = [
    await select(reader, "SELECT * FROM assay_search_words($1) WHERE how <> 'asked'", [[word]]),
    await select(reader, "SELECT * FROM assay_search_facets($1, '{}') WHERE facet <> ''", [
      asked!.key,
    ]),
  ];
  for (const order of ORDERS)
    answers.push(
      await select(reader, "SELECT * FROM assay_search_claims($1, $1, '{}', $2, 1000, 0)", [
        asked!.key,
        order,
      ]),
    );
  return JSON.stringify(answers);
}
const NOTHING = JSON.stringify([[], [], [], [], [], []]);

/** Everything that it is given without a word. */
async function everything(): Promise<string> {
  const answers = [await select(reader, "SELECT * FROM assay_search_facets(NULL, '{}')")];
  for (const order of ORDERS)
    answers.push(
      await select(reader, "SELECT * FROM assay_search_claims(NULL, NULL, '{}', $1, 1000, 0)", [
        order,
      ]),
    );
  return JSON.stringify(answers);
}

describe("A search as the public", () => {
  it("gives a claim that is public and live", async () => {
    const { id } = await makeClaim(owner, { sentence: "Quokkas wander." });
    expect(await everythingAbout("quokka")).toContain(id);
    expect(await everything()).toContain(id);
  });
  it.each(["PROPOSED", "SENT_BACK", "RETRACTED"] as const)(
    "gives neither id nor word of one that is %s, with anything that was made on it since",
    async (state) => {
      const { id } = await makeClaim(owner, { sentence: "Wombats dig.", state });
      // Nothing live stands on a claim that waits.
      const made = state === "RETRACTED" ? {} : { state: "PROPOSED" as const };
      await makeEvidence(owner, id, { ...made, words: { excerpt: "a wombat's burrow" } });
      await nameTopic(owner, id, await makeTopic(owner));
      expect(await everythingAbout("wombat")).toBe(NOTHING);
      expect(await everything()).not.toContain(id);
    },
  );
  it("gives nothing of one that a class, or one person, works on", async () => {
    const audienceId = await makePrivateAudience(owner, await makeReviewer(owner));
    const { id } = await makeClaim(owner, { sentence: "Numbats hide.", audienceId });
    await makeEvidence(owner, id, { words: { excerpt: "a numbat's trail" } });
    expect(await everythingAbout("numbat")).toBe(NOTHING);
    expect(await everything()).not.toContain(id);
  });
  it("gives nothing of one that was merged into another", async () => {
    const into = await makeClaim(owner, { sentence: "Possums climb." });
    const { id } = await makeClaim(owner, { sentence: "Bilbies climb." });
    await owner.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [into.id, id]);
    expect(await everythingAbout("bilby")).toBe(NOTHING);
    expect(await everything()).not.toContain(id);
  });
  it("cannot be misled by tables of the caller's own, or by an order that is none", async () => {
    const [{ may } = { may: false }] = await select(
      reader,
      "SELECT has_database_privilege(current_database(), 'TEMPORARY') AS may",
    );
    const before = await everything();
    if (may) await reader.query("CREATE TEMP TABLE claim_search AS SELECT 1 AS claim_id");
    expect(await everything()).toBe(before);
    if (may) await reader.query("DROP TABLE pg_temp.claim_search");
    const odd = "newest; DROP TABLE claim_search";
    const rows = await select(
      reader,
      "SELECT * FROM assay_search_claims(NULL, NULL, '{}', $1, 1, 0)",
      [odd],
    );
    expect(rows).toHaveLength(1);
  });
  it("cannot make, change or remove a row by the functions that do", async () => {
    for (const call of ["refresh", "recount", "forget"])
      await expect(
        reader.query(`SELECT assay_search_${call}('{somewhere0}')`),
        call,
      ).rejects.toMatchObject({ code: "42501" });
  });
});
