import { z } from "zod";
import { OFF_SCALE, POSITIONS } from "@/lib/reviews/rules";
import { PROGRESS } from "../rules/progress";

export const ROWS_PER_PAGE = 50;
export const MOST_ROWS = 300;

const page = z.coerce.number().int().min(1).max(10_000).catch(1);
const per = z.coerce.number().int().min(10).max(MOST_ROWS).catch(ROWS_PER_PAGE);

/** What an address asks of the grid of an assignment; whatever cannot be read is as if it had not been asked. */
export const progressQuery = z.object({
  ...{ page, per },
  sort: z.enum(["name", "state", "saved"]).catch("name"),
  state: z
    .enum([...PROGRESS, "STUCK"])
    .nullable()
    .catch(null)
    .default(null),
});
export type ProgressQuery = z.output<typeof progressQuery>;

/** The same of the grid of a class. `from` counts its assignments, the one that is due last first. */
export const classProgressQuery = z.object({
  ...{ page, per },
  from: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ClassProgressQuery = z.output<typeof classProgressQuery>;

/** The same of the list of who voted what. */
export const votersQuery = z.object({
  page,
  choice: z
    .enum([...POSITIONS, ...OFF_SCALE])
    .nullable()
    .catch(null)
    .default(null),
});
export type VotersQuery = z.output<typeof votersQuery>;
