import { z } from "zod";

/** Whose name is to be drawn anew, and after which page to go on. */
export const drawBylinesInput = z.object({ actorId: z.uuid(), after: z.string().optional() });

/** The source whose texts are to be drawn anew, and after which page to go on. */
export const drawTextInput = z.object({ sourceId: z.string(), after: z.string().optional() });
