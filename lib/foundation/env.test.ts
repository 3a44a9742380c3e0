import { describe, expect, it } from "vitest";
import {
  areLettersRead,
  EnvironmentError,
  isCastUnlocked,
  isLoopbackHost,
  isLoopbackInstallation,
  parseEnvironment,
  parseOperatorSettings,
} from "./env";

const running = {
  DATABASE_URL: "postgresql://assay_app:x@127.0.0.1:5432/assay",
  DATABASE_URL_PUBLIC: "postgresql://assay_public:x@127.0.0.1:5432/assay",
  ASSAY_SECRET: "s".repeat(32),
};

describe("the settings of a running installation", () => {
  it("have defaults for whatever an operator need not say", () => {
    expect(parseEnvironment(running)).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      origin: "http://localhost:3000",
      listeners: [],
      smtpUrl: undefined,
      signUp: "open",
      classOpeners: "members",
      isNoindex: false,
    });
  });

  it("derive the origin from the port", () => {
    expect(parseEnvironment({ ...running, PORT: "8080" }).origin).toBe("http://localhost:8080");
  });

  it("take the closing slash off the origin", () => {
    const given = { ...running, ASSAY_ORIGIN: "https://assay.example.org/" };
    expect(parseEnvironment(given).origin).toBe("https://assay.example.org");
  });

  it("treat a variable set to nothing as not set", () => {
    expect(parseEnvironment({ ...running, PORT: "", SMTP_URL: "" })).toMatchObject({
      port: 3000,
      smtpUrl: undefined,
    });
  });

  it.each([
    ["yes", true],
    ["1", true],
    ["no", false],
    ["", false],
  ])("take ASSAY_NOINDEX=%j for %s", (given, expected) => {
    expect(parseEnvironment({ ...running, ASSAY_NOINDEX: given }).isNoindex).toBe(expected);
  });

  it("trust no proxy unless some are listed", () => {
    expect(parseEnvironment(running).trustedProxies).toEqual([]);
    const given = { ...running, ASSAY_TRUSTED_PROXIES: "10.0.0.2, fd00::/8,192.0.2.0/24," };
    expect(parseEnvironment(given).trustedProxies).toEqual([
      "10.0.0.2",
      "fd00::/8",
      "192.0.2.0/24",
    ]);
  });

  it("name every missing setting in one message", () => {
    expect(() => parseEnvironment({})).toThrow(EnvironmentError);
    expect(() => parseEnvironment({})).toThrow(
      /DATABASE_URL is not set[^]*ASSAY_SECRET is not set/,
    );
  });

  it.each([
    ["PORT", "0", /PORT must be a number from 1 to 65535/],
    ["PORT", "70000", /PORT must be a number from 1 to 65535/],
    ["PORT", "http", /PORT must be a number/],
    ["DATABASE_URL", "mysql://x", /DATABASE_URL must be a PostgreSQL address/],
    ["DATABASE_URL", "postgresql://u:p@:port/x", /DATABASE_URL is not a well-formed address/],
    ["ASSAY_SECRET", "short", /ASSAY_SECRET must have at least 32 characters/],
    ["ASSAY_ORIGIN", "assay.example.org", /ASSAY_ORIGIN must be a web address/],
    ["ASSAY_ORIGIN", "https://example.org/assay", /ASSAY_ORIGIN must end after the host/],
    ["ASSAY_NOINDEX", "perhaps", /ASSAY_NOINDEX must be yes or no/],
    ["ASSAY_SIGN_UP", "yes", /ASSAY_SIGN_UP must be open, invitation or closed/],
    ["ASSAY_CLASSES", "teachers", /ASSAY_CLASSES must be members, editors or nobody/],
    ["SMTP_URL", "mail.example.org", /SMTP_URL must be an address/],
    ["ASSAY_TRUSTED_PROXIES", "proxy.example.org", /ASSAY_TRUSTED_PROXIES must be a list of addr/],
    ["ASSAY_TRUSTED_PROXIES", "10.0.0.1,10.0.0.0/33", /ASSAY_TRUSTED_PROXIES must be a list/],
  ])("refuse %s=%s and say why", (name, value, message) => {
    expect(() => parseEnvironment({ ...running, [name]: value })).toThrow(message);
  });

  it("never repeat a secret in a message", () => {
    expect(() => parseEnvironment({ ...running, ASSAY_SECRET: "hunter2" })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("hunter2") }),
    );
  });

  it("are not asked for while building", () => {
    expect(parseEnvironment({ NEXT_PHASE: "phase-production-build" }).databaseUrl).toMatch(
      /127\.0\.0\.1:1\/build$/,
    );
  });
});

describe("the settings of an operator", () => {
  it("may leave out database and secret", () => {
    expect(parseOperatorSettings({})).toMatchObject({ databaseUrl: undefined, secret: undefined });
  });

  it("are still checked where given", () => {
    expect(() => parseOperatorSettings({ DATABASE_URL: "localhost" })).toThrow(EnvironmentError);
  });
});

describe("an installation", () => {
  it.each([
    ["http://localhost:3000", ["127.0.0.1"], true],
    ["http://127.0.0.1:3000", ["127.0.0.1", "::1"], true],
    ["http://[::1]:3000", ["[::1]"], true],
    ["http://localhost:3000", ["0.0.0.0"], false],
    ["http://localhost:3000", ["::"], false],
    ["http://localhost:3000", ["127.0.0.1", "192.168.1.4"], false],
    ["https://assay.example.org", ["127.0.0.1"], false],
    ["http://127.0.0.1.example.org", ["127.0.0.1"], false],
    ["http://localhost.example.org", ["127.0.0.1"], false],
    ["http://localhost:3000", [], false],
  ])("at %s listening on %j is loopback: %s", (origin, listeners, expected) => {
    expect(isLoopbackInstallation({ origin, listeners })).toBe(expected);
  });

  const local = { origin: "http://localhost:3000", listeners: ["127.0.0.1"] };
  const open = { origin: "https://assay.example.org", listeners: ["0.0.0.0"] };

  it("lets the cast in only on loopback and only where there is a cast", () => {
    expect(isCastUnlocked({ ...local, castPath: "/data/cast.json" })).toBe(true);
    expect(isCastUnlocked({ ...local, castPath: undefined })).toBe(false);
    expect(isCastUnlocked({ ...open, castPath: "/data/cast.json" })).toBe(false);
  });

  it.each(["localhost", "LOCALHOST", "[::1]", "::1", "127.8.9.1"])("knows %s as itself", (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(["", "127.0.0.1.example.org", "10.0.0.1", "::2", "0.0.0.0"])(
    "does not take %j for itself",
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );

  it("is one whose letters are read where it sends mail or has an outbox", () => {
    expect(areLettersRead({ ...local, smtpUrl: undefined })).toBe(true);
    expect(areLettersRead({ ...open, smtpUrl: undefined })).toBe(false);
    expect(areLettersRead({ ...open, smtpUrl: "smtp://mail.example.org" })).toBe(true);
  });
});
