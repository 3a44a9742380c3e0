import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { eventsOf, headers, newGuest, PASSWORD, profileOf } from "@/prisma/factories/accounts";
import { createAdmin, seedOthers } from "./appoint";
import { signIn } from "./sign-in";

beforeEach(newGuest);
afterAll(closeDb);

describe("An administrator of the command line", () => {
  const root = { email: "Root@Example.org", name: "Root Person", password: PASSWORD };

  it("can sign in at once, and everything else is named that is in the way", async () => {
    expect(await createAdmin({ ...root, password: "short" })).toMatchObject({
      fields: { password: [expect.stringContaining("at least 12")] },
    });
    expect(await createAdmin({ ...root, email: "root" })).toMatchObject({
      fields: { email: [expect.stringContaining("name@example.org")] },
    });
    expect(await createAdmin(root)).toEqual({ kind: "done" });
    expect(await createAdmin(root)).toMatchObject({
      fields: { email: ["An account with this address exists already."] },
    });
    const profile = await profileOf("root@example.org");
    expect(profile).toMatchObject({ role: "ADMIN", emailVerified: true, isDemonstration: false });
    expect(await eventsOf(profile.id)).toEqual(["account.open", "system.appoint"]);
    const outcome = await signIn({ email: "root@example.org", password: PASSWORD }, headers());
    expect(outcome.ok).toBe(true);
  });
});

describe("The demonstration's reviewers", () => {
  it("contribute under their names and have no password", async () => {
    const made = await seedOthers([{ handle: "abacus", name: "Abacus Reckoner" }], {
      isListed: true,
    });
    expect(made.abacus).toMatchObject({
      actorId: expect.any(String),
      bylineId: expect.any(String),
    });
    const profile = await profileOf("abacus@demonstration.invalid");
    expect(profile).toMatchObject({ handle: "abacus", isDemonstration: true });
    const outcome = await signIn({ email: profile.email, password: PASSWORD }, headers());
    expect(outcome.ok).toBe(false);
  });
});
