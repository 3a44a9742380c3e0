import "server-only";
import type { TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { tellOfEvent } from "./commands/tell";

export const jobs: TaskList = { "follows.tell": jobDoor(tellOfEvent) };
