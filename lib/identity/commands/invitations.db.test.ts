import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDb, limiterPool, readDb } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import {
  eventsOf,
  headers,
  lettersTo,
  linkTo,
  member,
  newGuest,
  open,
  PASSWORD,
  profileOf,
  sessionsOf,
} from "@/prisma/factories/accounts";
import { getInvitation } from "../queries";
import { confirmAddress } from "./confirm";
import { acceptInvitation, invite } from "./invitations";
import { signIn } from "./sign-in";

beforeEach(newGuest);
afterAll(closeDb);

describe("An invitation", () => {
  it("opens a confirmed account for the address it names, also where no letter can be sent", async () => {
    provideEnvironment({
      ASSAY_ORIGIN: "https://assay.example.org",
      ASSAY_SIGN_UP: "invitation",
    });
    const token = await invited("vera@example.org");
    expect(await getInvitation(token)).toMatchObject({ email: "vera@example.org" });
    expect(await accept(token, "Vera Zasulich")).toEqual({ ok: true, value: null });
    const profile = await profileOf("vera@example.org");
    expect(profile).toMatchObject({ handle: "vera-zasulich", role: "MEMBER", emailVerified: true });
    expect(await eventsOf(profile.id)).toEqual(["account.open", "address.confirm"]);
    expect(await lettersTo("vera@example.org")).toEqual([]);
    expect((await signIn({ email: "vera@example.org", password: PASSWORD }, headers())).ok).toBe(
      true,
    );
  });

  it("is good once, also in the same moment, and then forgets the address", async () => {
    const token = await invited("lev@example.org");
    const outcomes = await Promise.all([accept(token), accept(token)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await accept(token)).toMatchObject(DEAD);
    expect(await getInvitation(token)).toBeNull();
    const actor = await readDb().actor.findUniqueOrThrow({
      where: { profileId: (await profileOf("lev@example.org")).id },
    });
    expect(await readDb().invitation.findMany({ where: { email: "lev@example.org" } })).toEqual([]);
    expect(await readDb().invitation.count({ where: { acceptedByActorId: actor.id } })).toBe(1);
  });

  it("is replaced by a newer one of the same address", async () => {
    const older = await invited("nina@example.org");
    const newer = await invited("Nina@Example.org".toLowerCase());
    expect(await accept(older)).toMatchObject(DEAD);
    expect(await accept(newer)).toMatchObject({ ok: true });
  });

  it("is good for two weeks", async () => {
    const token = await invited("olga@example.org");
    await age("olga@example.org", "13 days 23 hours");
    expect(await getInvitation(token)).not.toBeNull();
    await age("olga@example.org", "2 hours");
    expect(await getInvitation(token)).toBeNull();
    expect(await accept(token)).toMatchObject(DEAD);
  });

  it.each(["", "made-up", "a".repeat(2_000)])("is not made up: %j", async (token) => {
    expect(await getInvitation(token)).toBeNull();
    expect(await accept(token)).toMatchObject(DEAD);
  });

  it("is neither given nor taken up where sign-up is closed", async () => {
    const token = await invited("pavel@example.org");
    provideEnvironment({ ASSAY_SIGN_UP: "closed" });
    expect(await invite({ email: "other@example.org" })).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await getInvitation(token)).toBeNull();
    expect(await accept(token)).toMatchObject(DEAD);
  });

  it("takes over an account that a stranger opened with the address and nobody confirmed", async () => {
    await open("yuli@example.org", "A Stranger", "stranger-chose-this-one");
    const strangers = await linkTo("yuli@example.org", "confirm");
    expect(await accept(await invited("yuli@example.org"), "Yuli")).toMatchObject({ ok: true });
    expect(await profileOf("yuli@example.org")).toMatchObject({ name: "Yuli" });
    expect(await confirmAddress(strangers, headers())).toMatchObject({ ok: false });
    const password = "stranger-chose-this-one";
    expect((await signIn({ email: "yuli@example.org", password }, headers())).ok).toBe(false);
    expect(await sessionsOf("yuli@example.org")).toEqual([]);
  });

  it("changes nothing about an account that was confirmed meanwhile", async () => {
    const token = await invited("kira@example.org");
    await member("kira@example.org");
    expect(await accept(token, "Another", "copper-meadow-ninety-flute")).toMatchObject({
      failure: { form: [expect.stringContaining("You have an account")] },
    });
    expect((await signIn({ email: "kira@example.org", password: PASSWORD }, headers())).ok).toBe(
      true,
    );
    expect(await invite({ email: "kira@example.org" })).toMatchObject({
      failure: { fields: { email: [expect.stringContaining("exists already")] } },
    });
  });

  it("asks for a good password, and is still good after a weak one", async () => {
    const token = await invited("weak@example.org");
    expect(await accept(token, "Somebody", "password1234")).toMatchObject({
      failure: { fields: { password: [expect.stringContaining("commonly used")] } },
    });
    expect(await accept(token)).toMatchObject({ ok: true });
  });
});

const DEAD = {
  failure: { kind: "invalid", form: [expect.stringContaining("not valid any more")] },
};

/** The token of a new invitation. */
async function invited(email: string): Promise<string> {
  const outcome = await invite({ email });
  if (!outcome.ok) throw new Error(`nobody was invited: ${JSON.stringify(outcome.failure)}`);
  return new URL(outcome.value.link).searchParams.get("invitation") ?? "";
}

function accept(token: string, name = "Somebody", password = PASSWORD) {
  return acceptInvitation({ token, name, password }, headers());
}

async function age(email: string, interval: string): Promise<void> {
  await limiterPool().query(
    "UPDATE invitations SET expires_at = expires_at - $2::interval WHERE email = $1",
    [email, interval],
  );
}
