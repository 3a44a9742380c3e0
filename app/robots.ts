import type { MetadataRoute } from "next";

/** Everything that anyone reads may be indexed; forms, the desk and answers to searches are not worth a visit. */
export default function robots(): MetadataRoute.Robots {
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
