import "server-only";

/** What comes of an address: its bytes, or why there are none, in words for whoever gave it. */
export type Fetched =
  | { kind: "fetched"; bytes: Uint8Array; mediaType: string | null; finalUrl: string }
  | { kind: "refused"; reason: FetchRefusedReason; says: string };
export type FetchRefusedReason =
  | "FORBIDDEN_ADDRESS"
  | "NOT_HTTP"
  | "TOO_LARGE"
  | "TOO_LONG"
  | "TOO_MANY_REDIRECTS"
  | "WRONG_TYPE"
  | "UNREACHABLE"
  | "REFUSED_BY_SERVER";
