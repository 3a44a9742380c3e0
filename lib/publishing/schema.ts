import { z } from "zod";

/** Whose name is to be drawn anew, and after which page to go on. */
export const drawBylinesInput = z.object({ actorId: z.uuid(), after: z.string().optional() });
