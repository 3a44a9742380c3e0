import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/**
 * Puts the security headers on every response of this process: pages, errors, redirects, files and route handlers
 * alike. Next's own `headers` setting leaves out redirects, and is fixed by the build, before the origin is known.
 */
export function sendSecurityHeaders(installation: Installation): void {
  const headers = securityHeaders(installation);
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    for (const [name, value] of headers) response.setHeader(name, value);
  });
}

/**
 * The headers, by name.
 * @param installation.origin where people reach it; over https, browsers are told to stay there
 * @param installation.isNoindex asks search engines to keep nothing of it
 * @param installation.isProduction false under `next dev`, which evaluates code, adds styles and speaks over a socket
 */
export function securityHeaders({
  origin,
  isProduction,
  isNoindex,
}: Installation): [string, string][] {
  const headers: [string, string][] = [
    ["Content-Security-Policy", contentSecurityPolicy(isProduction)],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", DENIED_FEATURES.map((feature) => `${feature}=()`).join(", ")],
    ["X-Frame-Options", "DENY"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
  ];
  if (origin.startsWith("https:"))
    headers.push(["Strict-Transport-Security", `max-age=${ONE_YEAR}`]);
  if (isNoindex) headers.push(["X-Robots-Tag", "noindex"]);
  return headers;
}

export type Installation = { origin: string; isProduction: boolean; isNoindex: boolean };

const ONE_YEAR = 365 * 24 * 60 * 60;
const DENIED_FEATURES = [
  "camera",
  "microphone",
  "geolocation",
  "payment",
  "usb",
  "browsing-topics",
];

// Pages are the same bytes for everyone and Next's inline scripts differ by page: neither a nonce nor one list of hashes
// can stand here, so inline scripts are allowed and encoding carries the weight. Of styles only attributes are inline.
function contentSecurityPolicy(isProduction: boolean): string {
  const whileDeveloping = (sources: string) => (isProduction ? "" : ` ${sources}`);
  return [
    "default-src 'none'",
    `script-src 'self' 'unsafe-inline'${whileDeveloping("'unsafe-eval'")}`,
    `style-src 'self'${whileDeveloping("'unsafe-inline'")}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${whileDeveloping("ws:")}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
