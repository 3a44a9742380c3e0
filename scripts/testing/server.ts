import { once } from "node:events";
import path from "node:path";
import { serveForTests } from "./serve";

// The one argument, if given, as JSON: settings of the web server that differ, and whether it starts from nothing.
const wanted = JSON.parse(process.argv[2] ?? "{}") as Parameters<typeof serveForTests>[1];
// Serves until its standard input ends, which it also does when whoever started it is killed.
const installation = await serveForTests(path.resolve(import.meta.dirname, "../.."), wanted);
const { origin, environment } = installation;
const { ASSAY_CAST: cast, DATABASE_URL: databaseUrl } = environment;
process.stdout.write(`${JSON.stringify({ origin, cast, databaseUrl })}\n`);
const interrupted = ["SIGINT", "SIGTERM"].map((signal) => once(process, signal));
await Promise.race([once(process.stdin.resume(), "end"), ...interrupted]);
await installation.stop();
process.exit(0);
