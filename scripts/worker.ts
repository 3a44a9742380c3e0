import { Logger, parseCronItems, run } from "graphile-worker";
import type { TaskList } from "graphile-worker";
import { jobs as reportJobs } from "@/lib/access/job-door";
import { crons as classCrons, jobs as classJobs } from "@/lib/classes/jobs";
import { crons as evidenceCrons, jobs as evidenceJobs } from "@/lib/evidence/jobs";
import { crons as followCrons, jobs as followJobs } from "@/lib/follows/jobs";
import { jobs as claimJobs } from "@/lib/claims/jobs";
import { env } from "@/lib/foundation/env";
import { log } from "@/lib/foundation/log";
import { WORKER_NAME } from "@/lib/foundation/readiness";
import { crons as identityCrons, jobs as identityJobs } from "@/lib/identity/jobs";
import { jobs as publishingJobs } from "@/lib/publishing/jobs";
import { crons as sourceCrons, jobs as sourceJobs } from "@/lib/sources/jobs";
import { crons as verdictCrons, jobs as verdictJobs } from "@/lib/verdicts/jobs";

// Every job of the program, by name: a room adds its own with one line here and one above.
const taskList: TaskList = {
  ...reportJobs,
  ...identityJobs,
  ...evidenceJobs,
  ...sourceJobs,
  ...claimJobs,
  ...verdictJobs,
  ...classJobs,
  ...followJobs,
  ...publishingJobs,
};

const connection = new URL(env().databaseUrl);
connection.searchParams.set("application_name", WORKER_NAME);
const runner = await run({
  connectionString: connection.href,
  taskList,
  concurrency: 4,
  // Tallies are to be seen within a second of the vote.
  pollInterval: 500,
  noHandleSignals: true,
  parsedCronItems: parseCronItems([
    ...identityCrons,
    ...evidenceCrons,
    ...sourceCrons,
    ...verdictCrons,
    ...classCrons,
    ...followCrons,
  ]),
  logger: new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ from: "worker" }, message);
  }),
});
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    void runner.stop().then(() => process.exit(0));
  });
await runner.promise;
