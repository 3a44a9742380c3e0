import "server-only";
import { jobDoor } from "@/lib/access/job-door";
import { recountClaim } from "./commands";

export const jobs = { "verdicts.recount": jobDoor(recountClaim) };
