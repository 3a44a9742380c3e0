import { afterAll, describe, expect, it } from "vitest";
import { closeDb, limiterPool } from "@/lib/foundation/db";
import { attempt, forgive } from "./limits";

afterAll(closeDb);

describe("Attempts", () => {
  it("are counted by account, in whatever capitals it is typed", async () => {
    for (let number = 0; number < 10; number++)
      expect(await attempt("signIn", who("Vera@example.org", `10.9.0.${number}`))).toBeNull();
    const refusal = await attempt("signIn", who("vera@EXAMPLE.org", "10.9.1.1"));
    expect(refusal).toMatchObject({ kind: "limited" });
    const { retryAfterSeconds } = refusal as { retryAfterSeconds: number };
    expect(retryAfterSeconds).toBeGreaterThan(600);
    expect(retryAfterSeconds).toBeLessThanOrEqual(900);
  });

  it("of one kind leave the other kinds alone", async () => {
    for (let number = 0; number < 6; number++)
      await attempt("letter", who("olga@example.org", null));
    expect(await attempt("letter", who("olga@example.org", null))).not.toBeNull();
    expect(await attempt("signIn", who("olga@example.org", "10.9.2.1"))).toBeNull();
  });

  it.each([
    ["one address", () => "10.9.3.1"],
    ["one address in both notations", (n: number) => (n % 2 ? "10.9.4.1" : "::ffff:10.9.4.1")],
    ["one network of IPv6", (n: number) => `2001:db8:1:2::${n.toString(16)}`],
  ])("are counted by %s", async (_, addressOf) => {
    for (let number = 0; number < 60; number++)
      expect(await attempt("signIn", who(`${_}${number}`, addressOf(number)))).toBeNull();
    expect(await attempt("signIn", who(`${_} last`, addressOf(61)))).toMatchObject({
      kind: "limited",
    });
    expect(await attempt("signIn", who(`${_} last`, "2001:db8:1:3::1"))).toBeNull();
  });

  it("that succeed are given back", async () => {
    for (let number = 0; number < 70; number++) {
      expect(await attempt("signIn", who("rosa@example.org", "10.9.5.1"))).toBeNull();
      await forgive("signIn", who("rosa@example.org", "10.9.5.1"));
    }
  });

  it("keep no address in words", async () => {
    await attempt("signIn", who("secret@example.org", "10.9.6.1"));
    const { rows } = await limiterPool().query<{ key: string }>("SELECT key FROM limits.attempts");
    const keys = rows.map(({ key }) => key).join("\n");
    expect(keys).toContain("signIn-account:");
    expect(keys).not.toMatch(/secret|10\.9\.6\.1/);
  });
});

function who(account: string, address: string | null) {
  return { account, address };
}
