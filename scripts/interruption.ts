import { childEnvironment } from "@/lib/foundation/env";

/** Ctrl-C and SIGTERM as a value: the first asks for a clean stop, a second one a second later ends at once. */
export class Interruption {
  signal: NodeJS.Signals | undefined;
  readonly happened: Promise<void>;

  private readonly starter = process.ppid;
  private readonly starterWatch: NodeJS.Timeout;
  private readonly listeners: (() => void)[] = [];
  private firstAt = 0;

  constructor() {
    this.happened = new Promise((resolve) => this.listeners.push(resolve));
    for (const signal of SIGNALS) process.on(signal, this.receive);
    // A shell between npm and us dies of a signal without handing it on.
    this.starterWatch = setInterval(() => {
      if (wasStartedByNpm() && process.ppid !== this.starter) this.receive("SIGTERM");
    }, 500).unref();
  }

  /** Called at the first signal; at once where it has come already. */
  onInterrupt(listener: () => void): void {
    if (this.signal !== undefined) listener();
    else this.listeners.push(listener);
  }

  /** Ends the work in hand where a stop was asked for. */
  check(): void {
    if (this.signal !== undefined) throw new Error(`Interrupted by ${this.signal}`);
  }

  /** What a shell expects of a program that a signal ended before it had come up. */
  get exitCode(): number {
    return this.signal === "SIGINT" ? 130 : 143;
  }

  end(): void {
    clearInterval(this.starterWatch);
    for (const signal of SIGNALS) process.off(signal, this.receive);
  }

  private readonly receive = (signal: NodeJS.Signals): void => {
    if (this.signal !== undefined) {
      if (process.ppid !== this.starter) return;
      // The terminal and npm both send one Ctrl-C: only a later one is meant as impatience.
      if (Date.now() - this.firstAt > 1_000) process.exit(this.exitCode);
      return;
    }
    this.signal = signal;
    this.firstAt = Date.now();
    for (const listener of this.listeners) listener();
  };
}

function wasStartedByNpm(): boolean {
  return childEnvironment({}).npm_lifecycle_event !== undefined;
}

const SIGNALS: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
