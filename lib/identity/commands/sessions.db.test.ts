import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { viewerOf } from "@/lib/access/current-viewer";
import { closeDb } from "@/lib/foundation/db";
import {
  newGuest,
  PASSWORD,
  member,
  administrator,
  headers,
  cookieOf,
  profileOf,
  sessionsOf,
  eventsOf,
} from "@/prisma/factories/accounts";
import { getAccount, getMe } from "../queries";
import { changeRole } from "./roles";
import { endOtherSessions, endSession } from "./sessions";
import { signIn, signOut } from "./sign-in";

const clock = () => new Date();

beforeEach(newGuest);
afterAll(closeDb);

describe("Sessions", () => {
  it("end one by one and all but this one, and only one's own", async () => {
    await member("tomek@example.org");
    await member("other@example.org");
    for (let count = 0; count < 3; count++)
      await signIn({ email: "tomek@example.org", password: PASSWORD }, headers());
    const here = await cookieOf("tomek@example.org");
    const viewer = await viewerOf(here);
    const listed = (await getAccount(here))?.sessions ?? [];
    expect(listed).toHaveLength(4);
    expect(listed.map(({ isThis }) => isThis)).toEqual([true, false, false, false]);
    const [, second] = listed;
    expect((await endSession.execute(viewer, { sessionId: second?.sessionId }, { clock })).ok).toBe(
      true,
    );
    const [foreign] = await sessionsOf("other@example.org");
    expect(await endSession.execute(viewer, { sessionId: foreign?.id }, { clock })).toMatchObject({
      failure: { kind: "notFound" },
    });
    const named = { keptSessionId: listed[2]?.sessionId };
    expect((await endOtherSessions.execute(viewer, named, { clock })).ok).toBe(true);
    const left = (await getAccount(here))?.sessions ?? [];
    expect(left.map(({ sessionId, isThis }) => ({ sessionId, isThis }))).toEqual([
      { sessionId: listed[0]?.sessionId, isThis: true },
    ]);
    expect(await sessionsOf("other@example.org")).toHaveLength(1);
  });

  it("end when the same browser signs in again", async () => {
    await member("rufus@example.org");
    const [before] = await sessionsOf("rufus@example.org");
    const browser = await cookieOf("rufus@example.org");
    expect((await signIn({ email: "rufus@example.org", password: PASSWORD }, browser)).ok).toBe(
      true,
    );
    const sessions = await sessionsOf("rufus@example.org");
    expect(sessions).toHaveLength(1);
    expect(sessions[0]?.id).not.toBe(before?.id);
  });

  it("end at sign-out on the server too", async () => {
    await member("gleb@example.org");
    const cookie = await cookieOf("gleb@example.org");
    expect(await getMe(cookie)).toEqual({ name: "Somebody", role: "MEMBER", unread: 0 });
    await signOut(cookie);
    expect(await getMe(cookie)).toBeNull();
    expect(await eventsOf((await profileOf("gleb@example.org")).id)).toContain("session.end");
  });

  it("all die when the role changes, and nobody changes their own", async () => {
    await member("zoya@example.org");
    const cookie = await cookieOf("zoya@example.org");
    const { id } = await profileOf("zoya@example.org");
    const outcome = await changeRole.execute(
      await administrator(),
      { profileId: id, role: "EDITOR" },
      { clock },
    );
    expect(outcome.ok).toBe(true);
    expect((await viewerOf(cookie)).isSignedIn).toBe(false);
    expect(await sessionsOf("zoya@example.org")).toHaveLength(0);
    await signIn({ email: "zoya@example.org", password: PASSWORD }, headers());
    const editor = await viewerOf(await cookieOf("zoya@example.org"));
    expect(editor.standing).toBe("editor");
    for (const viewer of [editor, await administrator()]) {
      const own = await changeRole.execute(
        viewer,
        { profileId: viewer.profileId, role: "ADMIN" },
        { clock },
      );
      expect(own).toMatchObject({ failure: { kind: "forbidden" } });
    }
    expect(await eventsOf(id)).toContain("role.change");
  });
});
