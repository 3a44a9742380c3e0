// What the bench uses of autocannon, which brings no types of its own.
declare module "autocannon" {
  export type Request = {
    method?: string;
    path: string;
    headers?: Record<string, string>;
    body?: string;
  };
  type Client = { setRequests(requests: Request[]): void };
  type Options = {
    url: string;
    connections: number;
    /** Requests altogether, shared out evenly; without it `duration` counts. */
    amount: number;
    /** Seconds after which a request counts as lost. */
    timeout: number;
    /** Milliseconds between two looks at whether everything is done. */
    sampleInt: number;
    setupClient(client: Client): void;
  };
  type Result = {
    statusCodeStats: Record<string, { count: number }>;
    errors: number;
    timeouts: number;
  };
  type Run = PromiseLike<Result> & {
    on(
      event: "response",
      listener: (client: Client, status: number, bytes: number, tookMs: number) => void,
    ): void;
    stop(): void;
  };
  export default function autocannon(options: Options): Run;
}
