import { createServer, type AddressInfo, type Server } from "node:net";

export type MailServer = {
  url: string;
  received: string[];
  refuses: boolean;
  stop: () => Promise<void>;
};

/** As much of SMTP (RFC 5321) as takes a letter. */
export async function startMailServer(): Promise<MailServer> {
  const server: Server = createServer((socket) => {
    let letter: string | null = null;
    let rest = "";
    socket.on("error", () => undefined);
    socket.write("220 sink ready\r\n");
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString()).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (letter === null) letter = answer(line) ? "" : null;
        else if (line === ".") {
          sink.received.push(letter);
          letter = null;
          socket.write("250 taken\r\n");
        } else letter += `${line}\r\n`;
      }
    });
    function answer(line: string): boolean {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "RCPT" && sink.refuses) socket.write("451 come back later\r\n");
      else if (verb === "DATA") socket.write("354 go on\r\n");
      else if (verb === "QUIT") socket.end("221 bye\r\n");
      else socket.write("250 fine\r\n");
      return verb === "DATA";
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const sink: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    refuses: false,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}
