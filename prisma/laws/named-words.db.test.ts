import { afterAll, describe, expect, it } from "vitest";
import { makeClaim, makeRequest } from "@/prisma/factories/claims";
import { attempt, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";

const db = await openOwner();
afterAll(() => db.end());

describe("Words of a claim are named whole, in a sentence that it has or had", () => {
  it("by evidence", async () => {
    const { claim, span, elsewhere } = await made();
    const name = (words: object) =>
      attempt(db, () => makeEvidence(db, claim.id, { words: { ...span, ...words } }));
    expect(await name({})).toBe("done");
    for (const column of Object.keys(span))
      expect(await name({ [column]: null })).toBe("evidence_revisions_span_check");
    expect(await name({ span_end: 0 })).toBe("evidence_revisions_span_check");
    expect(await name(elsewhere)).toBe("evidence_revisions_span_revision_fkey");
  });
  it("by whoever asks for a source, and for nothing else", async () => {
    const { claim, span, elsewhere } = await made();
    const ask = (words: object, aim: { evidenceId?: string } = {}) =>
      attempt(db, () => makeRequest(db, claim.id, { words: { ...span, ...words }, ...aim }));
    expect(await ask({})).toBe("done");
    for (const column of Object.keys(span))
      expect(await ask({ [column]: null })).toBe("requests_span_check");
    expect(await ask({ span_end: 0 })).toBe("requests_span_check");
    const { id: evidenceId } = await makeEvidence(db, claim.id);
    expect(await ask({}, { evidenceId })).toBe("requests_span_check");
    expect(await ask(elsewhere)).toBe("requests_span_revision_fkey");
  });
});

async function made() {
  const [claim, other] = [await makeClaim(db), await makeClaim(db)];
  const span = { span_start: 0, span_end: 5, span_revision_id: claim.revisionId };
  return { claim, span, elsewhere: { span_revision_id: other.revisionId } };
}
