import "server-only";
import type { TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { anchorTexts } from "./commands/anchor-texts";

export const jobs: TaskList = { "claims.anchorTexts": jobDoor(anchorTexts) };
