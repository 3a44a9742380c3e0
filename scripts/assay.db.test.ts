import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDb, readDb } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import { eventsOf, member, newGuest, profileOf, sessionsOf } from "@/prisma/factories/accounts";
import { makeClass } from "@/prisma/factories/classes";
import { openOwner } from "@/prisma/factories/connection";
import { assay } from "./assay";

beforeEach(newGuest);
afterAll(closeDb);

describe("assay role", () => {
  it("gives an account another role, ends its sessions and says what it was", async () => {
    await member("vera@example.org");
    expect(await run("role", "Vera@Example.org", "editor")).toMatchObject({
      exitCode: 0,
      answer: { email: "vera@example.org", role: "EDITOR", before: "MEMBER" },
    });
    expect(await sessionsOf("vera@example.org")).toEqual([]);
    const { id, role } = await profileOf("vera@example.org");
    expect(role).toBe("EDITOR");
    expect((await eventsOf(id)).filter((name) => name === "role.change")).toHaveLength(1);
  });

  it("leaves who has the role already as they are, signed in", async () => {
    await member("lev@example.org");
    expect(await run("role", "lev@example.org", "MEMBER")).toMatchObject({ exitCode: 0 });
    expect(await sessionsOf("lev@example.org")).toHaveLength(1);
  });

  it("answers no where no account has the address", async () => {
    const said = await run("role", "nobody@example.org", "admin");
    expect(said).toMatchObject({ exitCode: 1, answer: null });
    expect(said.message).toContain("No account has the address nobody@example.org.");
  });

  it.each([
    [["role", "vera@example.org", "owner"], /member, editor or admin/],
    [["role", "vera", "admin"], /name@example.org/],
    [["role", "vera@example.org"], /missing required argument/],
  ])("refuses %j as wrong use", async (args, message) => {
    const said = await run(...args);
    expect(said).toMatchObject({ exitCode: 2, answer: null });
    expect(said.message).toMatch(message);
  });
});

describe("assay class", () => {
  it("has a class deleted by its id, takes that back, and logs why; it reads nothing of it", async () => {
    const db = await openOwner();
    const { id } = await makeClass(db, { name: "A name that nobody is told" });
    const reason = ["--reason", "The school closed."];
    const asked = await run("class", "delete", id, ...reason);
    expect(asked).toMatchObject({ exitCode: 0, answer: { classId: id, did: "delete" } });
    expect(JSON.stringify(asked)).not.toContain("A name that");
    expect(await run("class", "delete", id, ...reason)).toMatchObject({ exitCode: 1 });
    expect(await run("class", "keep", id, ...reason)).toMatchObject({ exitCode: 0 });
    const log = await readDb().auditEvent.findMany({ where: { subjectId: id } });
    expect(log.map(({ after }) => JSON.parse(after!))).toEqual([
      { goal: "delete", reason: "The school closed." },
      { goal: "keep", reason: "The school closed." },
    ]);
    await db.end();
  });

  it.each([
    [["class", "delete", "0000000000", "--reason", "Closed."], 1, /no class with the id/],
    [["class", "burn", "0000000000", "--reason", "Closed."], 2, /archive, reopen, delete or keep/],
    [["class", "delete", "0000000000"], 2, /--reason/],
  ])("refuses %j", async (args, exitCode, message) => {
    const said = await run(...args);
    expect(said).toMatchObject({ exitCode, answer: null });
    expect(said.message).toMatch(message);
  });
});

describe("assay invite", () => {
  it("answers with a link to sign up, which only this answer knows", async () => {
    const said = await run("invite", "Olga@Example.org");
    expect(said).toMatchObject({ exitCode: 0, answer: { email: "olga@example.org" } });
    const { link, expiresAt } = said.answer as { link: string; expiresAt: string };
    const [, token] = /^http:\/\/localhost:3000\/sign-up\?invitation=([\w-]{43})$/.exec(link) ?? [];
    expect(token).toBeDefined();
    expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.now());
    const kept = await readDb().invitation.findMany();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it("answers no where the address has an account, and where sign-up is closed", async () => {
    await member("anna@example.org");
    const known = await run("invite", "anna@example.org");
    expect(known).toMatchObject({ exitCode: 1, answer: null });
    expect(known.message).toContain("exists already");
    provideEnvironment({ ASSAY_SIGN_UP: "closed" });
    const closed = await run("invite", "nina@example.org");
    expect(closed).toMatchObject({ exitCode: 1, answer: null });
    expect(closed.message).toContain("No new accounts are opened here.");
  });

  it("refuses what is no address as wrong use", async () => {
    expect(await run("invite", "olga")).toMatchObject({ exitCode: 2, answer: null });
  });
});

/** What the program answers to one command line: exit code, standard output as JSON, and what it says to a person. */
async function run(...args: string[]) {
  const out = listenTo(process.stdout);
  const err = listenTo(process.stderr);
  const said = vi.spyOn(console, "error").mockImplementation((text) => void err.text.push(text));
  try {
    const exitCode = await assay(args);
    const answer = out.text.join("");
    return {
      exitCode,
      answer: answer === "" ? null : (JSON.parse(answer) as unknown),
      message: err.text.join(""),
    };
  } finally {
    for (const spy of [out.spy, err.spy, said]) spy.mockRestore();
  }
}

function listenTo(stream: NodeJS.WriteStream) {
  const text: string[] = [];
  const spy = vi.spyOn(stream, "write").mockImplementation((chunk) => {
    text.push(String(chunk));
    return true;
  });
  return { text, spy };
}
