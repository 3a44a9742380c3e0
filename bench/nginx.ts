import { spawn, spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { claimPath } from "@/lib/claims/rules";
import { endChild } from "../scripts/children";
import { freePort } from "../scripts/postgres/cluster";
import type { BenchClaim } from "./ledger";
import type { Served } from "./load";
import { metersOf } from "./meters";
import { get } from "./pages";
import { answering, type ServedApp, type Serving } from "./servers";
import { Wrong } from "./wrong";

export type Nginx = {
  /** The program behind the configuration that is shipped; the processor time of both counts. */
  edge: Served;
  /** One page of the program as a file, under the addresses of all. */
  file: Served;
  /** @throws Wrong unless both serve what the program itself serves */
  require(claims: readonly BenchClaim[]): Promise<void>;
};

/** Starts nginx in front of the program and beside it; null where it is not installed. */
export async function serveByNginx(
  { root, folder, databasePid, closing }: Serving,
  app: ServedApp,
  claim: BenchClaim,
): Promise<Nginx | null> {
  const program = installedNginx();
  if (program === null) return null;
  const [edgePort, filePort] = [await freePort(), await freePort()];
  const home = path.join(folder, "nginx");
  await mkdir(path.join(home, "pages"), { recursive: true });
  const shipped = await readFile(path.join(root, "docs/running/nginx.conf"), "utf8");
  const page = await (await get(app.origin + claimPath(claim))).text();
  await writeFile(path.join(home, "pages/page.html"), page);
  await writeFile(
    path.join(home, "nginx.conf"),
    configuration(home, onThisMachine(shipped, home, edgePort, app.origin), filePort),
  );
  const child = spawn(program, ["-c", path.join(home, "nginx.conf"), "-p", home], {
    detached: true,
    stdio: "inherit",
  });
  closing.push(() => endChild(child));
  const [edge, file] = [edgePort, filePort].map((port) => `http://127.0.0.1:${port}`) as [
    string,
    string,
  ];
  await Promise.all([answering(child, edge), answering(child, file)]);
  return {
    edge: { origin: edge, meters: metersOf([child.pid!, app.pid], databasePid) },
    file: { origin: file, meters: metersOf([child.pid!], databasePid) },
    require: async (claims) => {
      await requireSame([app.origin, file], claim);
      for (const each of claims.slice(0, 20)) await requireSame([app.origin, edge], each);
    },
  };
}

/** The shipped configuration without TLS, which files are not measured with either, and on free ports. */
export function onThisMachine(
  shipped: string,
  home: string,
  port: number,
  appOrigin: string,
): string {
  const changes: [RegExp, string][] = [
    [/^server \{\s+listen 80;[\s\S]*?^\}$/m, ""],
    [/^ *listen 443 ssl http2;$/m, `listen 127.0.0.1:${port};`],
    [/^ *listen \[::\]:443 ssl http2;$/m, ""],
    [/^ *ssl_certificate .*;$/m, ""],
    [/^ *ssl_certificate_key .*;$/m, ""],
    [/proxy_cache_path \S+/, `proxy_cache_path ${home}/cache`],
    [/server 127\.0\.0\.1:3000;/, `server ${new URL(appOrigin).host};`],
  ];
  return changes.reduce((text, [from, to]) => {
    if (!from.test(text))
      throw new Wrong(`docs/running/nginx.conf has no ${from} any more: adapt bench/nginx.ts.`);
    return text.replace(from, to);
  }, shipped);
}

const configuration = (home: string, edge: string, filePort: number): string => `
  daemon off;
  ${process.getuid?.() === 0 ? "user root;" : ""}
  worker_processes 1;
  pid ${home}/nginx.pid;
  error_log stderr warn;
  events { worker_connections 1024; }
  http {
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path ${home}/body;
    proxy_temp_path ${home}/proxy;
    fastcgi_temp_path ${home}/fastcgi;
    uwsgi_temp_path ${home}/uwsgi;
    scgi_temp_path ${home}/scgi;
    ${edge}
    server {
      listen 127.0.0.1:${filePort};
      default_type text/html;
      root ${home}/pages;
      location / { try_files /page.html =404; }
    }
  }
`;

function installedNginx(): string | null {
  const places = ["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"];
  return places.find((place) => spawnSync(place, ["-v"]).status === 0) ?? null;
}

async function requireSame([one, other]: [string, string], claim: BenchClaim): Promise<void> {
  const [page, copy] = await Promise.all([one, other].map((at) => get(at + claimPath(claim))));
  if (copy!.status !== 200 || (await page!.text()) !== (await copy!.text()))
    throw new Wrong(`nginx serves something else than the page of claim ${claim.id}.`);
}
