import type pg from "pg";
import type { Ballots, VotableClaim } from "./ballots";
import type { Served } from "./load";
import type { Meters } from "./meters";
import type { Nginx } from "./nginx";
import type { Statements } from "./peer/vote";
import type { SignedIn } from "./reviewers";
import type { ServedApp } from "./servers";
import type { Sizes } from "./sizes";

/** Everything that is measured, and by what. */
export type Stage = {
  sizes: Sizes;
  db: pg.Client;
  /** Connections of the plain statements. */
  pool: pg.Pool;
  /** Of this process, for what is measured without a server. */
  meters: Meters;
  claims: readonly VotableClaim[];
  /** Everybody who has a session: as many as vote at once. */
  people: readonly SignedIn[];
  /** Those among them who read and vote the rest of the time. */
  reviewers: readonly SignedIn[];
  /** Two claims that differ in how many votes they have, and ten people who vote on both. */
  crowd: { few: VotableClaim; many: VotableClaim; voters: readonly SignedIn[] };
  statements: Statements;
  ballots: Ballots;
  peer: Served;
  app: ServedApp;
  /** Null where it is not installed. */
  nginx: Nginx | null;
};
