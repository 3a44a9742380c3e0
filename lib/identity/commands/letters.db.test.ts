import { Logger, runOnce } from "graphile-worker";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { peerHeader } from "@/lib/access/peer";
import { closeDb, limiterPool, readDb } from "@/lib/foundation/db";
import { env, provideEnvironment } from "@/lib/foundation/env";
import { startMailServer, type MailServer } from "@/prisma/factories/mail-server";
import { openAccount } from "./open-account";
import { jobs } from "../jobs";
import { listLetters } from "../queries";

let mailServer: MailServer;
beforeEach(async () => {
  mailServer = await startMailServer();
  provideEnvironment({ ASSAY_LISTENERS: "127.0.0.1", SMTP_URL: mailServer.url });
  await limiterPool().query("DELETE FROM graphile_worker._private_jobs");
});
afterEach(() => mailServer.stop());
afterAll(closeDb);

describe("A letter", () => {
  it("is sent once by the job of its own transaction, and then its words are forgotten", async () => {
    await open("vera@example.org");
    await work();
    expect(mailServer.received).toHaveLength(1);
    const [mail = ""] = mailServer.received;
    expect(mail).toMatch(/^To: vera@example.org$/m);
    expect(mail).toMatch(/^Subject: Confirm your address for Assay$/m);
    expect(mail.replace(/=\r\n/g, "")).toContain(`${env().origin}/confirm?token=3D`);
    const letter = await letterTo("vera@example.org");
    expect(letter).toMatchObject({ text: "", delivery: "smtp", deliveredAt: expect.any(Date) });
    expect(mail).toContain(`Message-ID: <${letter.id}@localhost>`);
  });

  it("is not sent again by a second job, nor by a job that runs twice", async () => {
    await open("olga@example.org");
    const { id } = await letterTo("olga@example.org");
    await work();
    await enqueue(id);
    await enqueue(id);
    await work();
    expect(mailServer.received).toHaveLength(1);
    const delivered = await readDb().auditEvent.count({
      where: { name: "system.deliver", subjectId: id },
    });
    expect(delivered).toBe(1);
  });

  it("waits and is tried again when the mail server refuses", async () => {
    mailServer.refuses = true;
    await open("lev@example.org");
    await work();
    expect(await letterTo("lev@example.org")).toMatchObject({ deliveredAt: null });
    mailServer.refuses = false;
    await limiterPool().query("UPDATE graphile_worker._private_jobs SET run_at = now()");
    await work();
    expect(mailServer.received).toHaveLength(1);
    expect((await letterTo("lev@example.org")).deliveredAt).toEqual(expect.any(Date));
  });

  it("stays in the dev outbox where no mail server is set, and opens there only on this machine", async () => {
    provideEnvironment({ SMTP_URL: undefined });
    await open("nina@example.org");
    await work();
    expect(mailServer.received).toHaveLength(0);
    const here = new Headers([["host", "localhost:3000"], peerHeader("127.0.0.1")]);
    const page = await listLetters(here, 1);
    expect(page?.letters[0]).toMatchObject({ recipient: "nina@example.org", deliveredAt: null });
    expect(page?.letters[0]?.text).toContain("/confirm?token=");
    const forwarded = new Headers([
      ["host", "localhost:3000"],
      peerHeader("127.0.0.1", "forwarded"),
    ]);
    expect(await listLetters(forwarded, 1)).toBeNull();
    provideEnvironment({ ASSAY_LISTENERS: "0.0.0.0" });
    expect(await listLetters(here, 1)).toBeNull();
  });
});

async function open(email: string): Promise<void> {
  const headers = new Headers([["host", "localhost:3000"], peerHeader("10.4.0.1")]);
  const account = { email, name: "Somebody", password: "tractor-lilac-seven-anvil" };
  expect(await openAccount(account, headers)).toEqual({ ok: true, value: null });
}

function letterTo(recipient: string) {
  return readDb().letter.findFirstOrThrow({ where: { recipient }, orderBy: { createdAt: "desc" } });
}

async function enqueue(letterId: string): Promise<void> {
  await limiterPool().query(
    "SELECT graphile_worker.add_job('identity.deliver', json_build_object('letterId', $1::text))",
    [letterId],
  );
}

async function work(): Promise<void> {
  const { databaseUrl } = env();
  await runOnce({
    connectionString: databaseUrl,
    taskList: jobs,
    noHandleSignals: true,
    concurrency: 2,
    logger: silent,
  });
}

const silent = new Logger(() => () => undefined);
