import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { securityHeaders, sendSecurityHeaders } from "./security-headers";

const named = (installation: Parameters<typeof securityHeaders>[0]) =>
  Object.fromEntries(securityHeaders(installation));
const local = { origin: "http://localhost:3000", isProduction: true, isNoindex: false };

describe("The security headers", () => {
  it("stand on every response of the process, whoever answers", async () => {
    sendSecurityHeaders(local);
    const server = createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const { headers, status } = await fetch(`http://127.0.0.1:${port}/`);
    server.close();
    expect(status).toBe(404);
    for (const [name, value] of securityHeaders(local)) expect(headers.get(name)).toBe(value);
  });

  it("keep browsers on https only where people come by https", () => {
    expect(named(local)).not.toHaveProperty("Strict-Transport-Security");
    expect(named({ ...local, origin: "https://assay.example.org" })).toHaveProperty(
      "Strict-Transport-Security",
      "max-age=31536000",
    );
  });

  it("keep search engines away where the operator says so, and nowhere else", () => {
    expect(named(local)).not.toHaveProperty("X-Robots-Tag");
    expect(named({ ...local, isNoindex: true })).toHaveProperty("X-Robots-Tag", "noindex");
  });

  it("allow evaluated code in development alone", () => {
    expect(named(local)["Content-Security-Policy"]).not.toContain("unsafe-eval");
    expect(named({ ...local, isProduction: false })["Content-Security-Policy"]).toContain(
      "unsafe-eval",
    );
  });
});
