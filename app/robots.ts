import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/foundation/env";

/** Everything that anyone reads may be indexed; forms, the desk and answers to searches are not worth a visit. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // What the operator wishes is known when it runs, not when it is built.
  await connection();
  if (env().isNoindex) return { rules: { userAgent: "*", disallow: "/" } };
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        "/api/",
        "/desk",
        "/account",
        "/outbox",
        "/sign-in",
        "/sign-up",
        "/reset",
        "/*?q=",
      ],
    },
  };
}
