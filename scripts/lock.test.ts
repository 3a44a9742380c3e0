import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockHolder, takeLock } from "./lock.mjs";
import { requireFreePort } from "./port";
import { processStamp } from "./processes.mjs";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "assay-lock-"));
  file = path.join(folder, "start.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("The lock of a clone", () => {
  it("is taken once, and free again after its release", () => {
    const first = takeLock(file);
    expect(first.kind).toBe("taken");
    expect(takeLock(file)).toEqual({ kind: "held", pid: process.pid });
    if (first.kind === "taken") first.release();
    expect(lockHolder(file)).toBeUndefined();
    expect(takeLock(file).kind).toBe("taken");
  });

  it("is void when its process is gone", async () => {
    const gone = spawn(process.execPath, ["-e", ""]);
    await once(gone, "exit");
    writeFileSync(file, JSON.stringify({ pid: gone.pid, stamp: "1" }));
    expect(lockHolder(file)).toBeUndefined();
    expect(takeLock(file).kind).toBe("taken");
  });

  it("is void when its number belongs to a later process", () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, stamp: "an earlier life" }));
    expect(takeLock(file).kind).toBe("taken");
  });

  it("is void when it is damaged", () => {
    writeFileSync(file, "{");
    expect(takeLock(file).kind).toBe("taken");
  });

  it("is respected while its process lives", () => {
    const holder = { pid: process.ppid, stamp: processStamp(process.ppid) };
    writeFileSync(file, JSON.stringify(holder));
    expect(takeLock(file)).toEqual({ kind: "held", pid: process.ppid });
  });
});

describe("The port to listen on", () => {
  it("is refused with the next one to try where another program has it", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    await expect(requireFreePort("127.0.0.1", port)).rejects.toThrow(`PORT=${port + 1} npm start`);
    other.close();
    await once(other, "close");
    await expect(requireFreePort("127.0.0.1", port)).resolves.toBeUndefined();
  });

  it("is refused at an address that this machine does not have", async () => {
    await expect(requireFreePort("192.0.2.1", 3000)).rejects.toThrow(
      /is no address of this machine/,
    );
  });
});
