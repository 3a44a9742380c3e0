import "server-only";
import type { TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { drawBylines, drawText } from "./commands";

export const jobs: TaskList = {
  "publishing.drawBylines": jobDoor(drawBylines),
  "publishing.drawText": jobDoor(drawText),
};
