import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { sessionOf } from "@/lib/access/current-viewer";
import { env } from "@/lib/foundation/env";
import { insertRow } from "@/prisma/factories/connection";
import { makeReviewer, type Reviewer } from "@/prisma/factories/people";
import { Wrong } from "./wrong";

export type SignedIn = Reviewer & {
  /** The cookie header of a browser in which this reviewer is signed in. */
  cookie: string;
};

/**
 * Reviewers with a session each. It is written straight to its table, since checking fifty passwords would take
 * longer than what is measured; that the program takes it for a session is seen at once.
 *
 * @throws Wrong where sessions have come to be kept otherwise
 */
export async function signInReviewers(db: pg.Client, count: number): Promise<SignedIn[]> {
  const signedIn: SignedIn[] = [];
  for (let nth = 0; nth < count; nth += 1) signedIn.push(await signIn(db));
  const known = await sessionOf(new Headers({ cookie: signedIn[0]!.cookie }));
  if (known?.actorId !== signedIn[0]!.actorId)
    throw new Wrong("The program does not take the sessions of the bench for its own.");
  return signedIn;
}

async function signIn(db: pg.Client): Promise<SignedIn> {
  const reviewer = await makeReviewer(db);
  const token = randomBytes(24).toString("base64url");
  await insertRow(db, "sessions", {
    ...{ id: randomUUID(), token, profile_id: reviewer.profileId, updated_at: new Date() },
    ...{ expires_at: new Date(Date.now() + 24 * 3600 * 1000) },
  });
  const signature = createHmac("sha256", env().secret).update(token).digest("base64");
  const value = encodeURIComponent(`${token}.${signature}`);
  return { ...reviewer, cookie: `assay.session_token=${value}; assay_hint=1` };
}
