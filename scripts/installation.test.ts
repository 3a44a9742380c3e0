import { describe, expect, it } from "vitest";
import {
  isCastUnlocked,
  isLoopbackInstallation,
  parseEnvironment,
  parseOperatorSettings,
} from "@/lib/foundation/env";
import type { RawEnvironment } from "@/lib/foundation/env";
import { announcement } from "./announce";
import {
  factsOf,
  othersAddresses,
  ownAddress,
  serverEnvironment,
  type Interfaces,
} from "./installation";

const database = {
  DATABASE_URL: "postgresql://assay_app:x@127.0.0.1:5432/assay",
  DATABASE_URL_PUBLIC: "postgresql://assay_public:x@127.0.0.1:5432/assay",
  ASSAY_SECRET: "s".repeat(32),
  ASSAY_CAST: "/data/cast.json",
};
const interfaces: Interfaces = {
  lo: [
    { address: "127.0.0.1", family: "IPv4", internal: true },
    { address: "::1", family: "IPv6", internal: true },
  ],
  eth0: [
    { address: "192.168.1.4", family: "IPv4", internal: false },
    { address: "2001:db8::4", family: "IPv6", internal: false },
    { address: "fe80::4", family: "IPv6", internal: false },
  ],
};

describe("What a start tells its web server", () => {
  it.each([
    [{}, true],
    [{ HOST: "::1" }, true],
    [{ HOST: "localhost", PORT: "8080" }, true],
    [{ HOST: "0.0.0.0" }, false],
    [{ HOST: "::" }, false],
    [{ HOST: "192.168.1.4" }, false],
    [{ ASSAY_ORIGIN: "https://assay.example.org" }, false],
    // What an operator says of the listeners themselves changes nothing.
    [{ HOST: "0.0.0.0", ASSAY_LISTENERS: "127.0.0.1" }, false],
  ] as [RawEnvironment, boolean][])(
    "under %j is that it is its machine's alone: %s",
    (given, is) => {
      const told = serverEnvironment(parseOperatorSettings(given), "start", database);
      const server = parseEnvironment({ ...given, ...told });
      expect(isLoopbackInstallation(server)).toBe(is);
      expect(isCastUnlocked(server)).toBe(is);
      expect(factsOf(parseOperatorSettings(given), "/data/cast.json")).toMatchObject({
        isThisMachineAlone: is,
        areDemoSignInsOpen: is,
      });
    },
  );

  it("has the origin that follows from the port, and whether it is for development", () => {
    const settings = parseOperatorSettings({ PORT: "8080" });
    expect(serverEnvironment(settings, "dev", {})).toMatchObject({
      ASSAY_ORIGIN: "http://localhost:8080",
      NODE_ENV: "development",
    });
    expect(serverEnvironment(settings, "start", {})).toMatchObject({ NODE_ENV: "production" });
  });
});

describe("A server is reached", () => {
  it.each([
    ["127.0.0.1", "http://127.0.0.1:80", []],
    ["::1", "http://[::1]:80", []],
    ["0.0.0.0", "http://127.0.0.1:80", ["http://192.168.1.4:80"]],
    ["::", "http://[::1]:80", ["http://192.168.1.4:80", "http://[2001:db8::4]:80"]],
    ["192.168.1.4", "http://192.168.1.4:80", ["http://192.168.1.4:80"]],
    ["[2001:db8::4]", "http://[2001:db8::4]:80", ["http://[2001:db8::4]:80"]],
  ])("that listens at %s, by its machine at %s, by others at %j", (host, own, others) => {
    expect(ownAddress(host, 80)).toBe(own);
    expect(othersAddresses(host, 80, interfaces)).toEqual(others);
  });
});

describe("The announcement", () => {
  it("gives the sign-ins where nobody but this machine reaches them", () => {
    const said = announced({});
    expect(said).toContain("Assay is served at http://localhost:3000");
    expect(said).toMatch(/ada@example\.org +drawn-for-ada/);
    expect(said).not.toMatch(/locked|Other machines|Sign-up/);
  });

  it("gives no sign-in that does not work, and says what to do", () => {
    const some = announced({});
    expect(some).not.toContain("edith@example.org");
    expect(some).toContain("Other demo sign-ins do not work with the passwords that were drawn");
    expect(some).toContain("http://localhost:3000/reset, by a letter at");
    const none = announced({}, "/data/cast.json", {});
    expect(none).not.toMatch(/@example\.org  |Demo sign-ins \(/);
    expect(none).toMatch(/The demo sign-ins do not work[^]*admin create/);
  });

  it("names the addresses of HOST=0.0.0.0, that links lead elsewhere, and what is locked", () => {
    const said = announced({ HOST: "0.0.0.0" });
    expect(said).toContain("Other machines reach it at:\n    http://192.168.1.4:3000\n");
    expect(said).toContain("for example ASSAY_ORIGIN=http://192.168.1.4:3000");
    expect(said).toContain("The demo sign-ins and the outbox are locked: other machines reach");
    expect(said).toContain("admin create");
    expect(said).toContain("Sign-up is closed: a public origin needs SMTP_URL");
    expect(said).not.toMatch(/127\.0\.0\.1|drawn-for-ada/);
  });

  it("speaks of a public origin as it is, wherever the server listens", () => {
    const said = announced({
      ...{ ASSAY_ORIGIN: "https://assay.example.org", ASSAY_SIGN_UP: "invitation" },
    });
    expect(said).toContain("Assay is served at https://assay.example.org");
    expect(said).toContain("(it listens at http://127.0.0.1:3000)");
    expect(said).toContain("locked");
    expect(said).toContain("Sign-up is by invitation");
    expect(said).not.toContain("ASSAY_ORIGIN");
  });

  it("does not call the outbox locked where only the sign-ins are missing", () => {
    const said = announced({}, null);
    expect(said).toContain("There are no demo sign-ins");
    expect(said).not.toContain("outbox");
  });
});

function announced(
  given: RawEnvironment,
  castPath: string | null = "/data/cast.json",
  passwords: Record<string, string> = { ada: "drawn-for-ada" },
): string {
  const settings = parseOperatorSettings(given);
  const { host, port } = settings;
  return announcement({
    facts: factsOf(settings, castPath ?? undefined),
    ownAddress: ownAddress(host, port),
    othersAddresses: othersAddresses(host, port, interfaces),
    passwords: castPath === null ? null : passwords,
    logFile: null,
  });
}
