import path from "node:path";
import type { ChildProcess } from "node:child_process";
import { RUN_TYPESCRIPT, endChild, startChild } from "../scripts/children";
import type { ThrowawayCluster } from "../scripts/testing/throwaway-cluster";
import { serveApp, type ServedApp, type Serving } from "./servers";
import { Wrong } from "./wrong";

/** The program as it is served, parts of which are killed by turns after every so many votes. */
export class FragileSite {
  readonly outages: string[] = [];
  private served: ServedApp | undefined;
  private worker: ChildProcess | undefined;
  private databasePid: number;
  private acknowledged = 0;

  constructor(
    private readonly serving: Serving,
    private readonly cluster: ThrowawayCluster,
  ) {
    this.databasePid = serving.databasePid;
  }

  /** Starts the web server and the worker. */
  async open(): Promise<void> {
    this.served = await serveApp(this.serving);
    this.openWorker();
  }

  get app(): ServedApp {
    if (!this.served) throw new Error("The site is not open.");
    return this.served;
  }

  /** Takes note of an acknowledged vote. What is killed is killed at once, while others are on their way. */
  acknowledge(): void {
    this.acknowledged += 1;
    if (this.acknowledged % BETWEEN_OUTAGES !== 0) return;
    const parts = OUTAGES[this.outages.length % OUTAGES.length]!;
    this.outages.push(`${parts.join(", ")} after ${this.acknowledged} votes`);
    void this.endure(parts).catch((error: unknown) => {
      console.error(error);
    });
  }

  private async endure(parts: readonly Part[]): Promise<void> {
    for (const part of parts) process.kill(this.pidOf(part), "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, DOWN_MS));
    if (parts.includes("PostgreSQL")) {
      const { port, process: server } = await this.cluster.startAgain();
      if (port !== this.cluster.port) throw new Wrong("Somebody took the port of PostgreSQL.");
      this.databasePid = server.pid!;
    }
    if (parts.includes("web server")) this.served = await serveApp(this.serving);
    if (this.worker?.exitCode !== null || this.worker.signalCode !== null) this.openWorker();
  }

  private openWorker(): void {
    const { root, closing } = this.serving;
    const { environment, logFile } = this.app;
    const args = [...RUN_TYPESCRIPT, path.join(root, "scripts/worker.ts")];
    const worker = startChild(root, args, environment, { stdout: logFile, stderr: logFile });
    closing.push(() => endChild(worker));
    this.worker = worker;
  }

  private pidOf(part: Part): number {
    if (part === "PostgreSQL") return this.databasePid;
    return part === "web server" ? this.app.pid : this.worker!.pid!;
  }
}

type Part = "web server" | "worker" | "PostgreSQL";

const OUTAGES: readonly (readonly Part[])[] = [
  ["web server", "worker"],
  ["PostgreSQL"],
  ["web server", "worker", "PostgreSQL"],
];
const BETWEEN_OUTAGES = 3_000;
const DOWN_MS = 500;
