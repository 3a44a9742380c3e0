import { createServer } from "node:net";
import { Refusal } from "./refusal";

/**
 * Sees that the web server will be able to listen, before anything else is begun.
 *
 * @throws Refusal naming the other port or address to choose
 */
export function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Refusal(explained(error, host, port))),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
    case "EACCES":
      return `Port ${port} may not be used by this account. Choose one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST=${host} is no address of this machine. Leave it out, or say HOST=0.0.0.0 for all of them.`;
    default:
      return `Cannot listen at ${host}:${port}: ${error.message}`;
  }
}
