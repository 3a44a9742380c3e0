import "server-only";
import { env } from "./env";

/** The full address of a path of this site, as others write it down: `https://assay.example/claims`. */
export function addressOf(path: string): string {
  return new URL(path, env().origin).href;
}
