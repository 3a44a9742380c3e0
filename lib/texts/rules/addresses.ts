import { BlockList, isIP } from "node:net";

/**
 * What is wrong with an address before anybody is asked for it; null for one that may be followed. The host has to be a
 * name: written as a number, in whatever way, an address is refused, since `URL` has made plain dotted or bracketed ones of
 * all of them by then.
 *
 * @param ports those that may be asked
 */
export function obstacleIn(url: URL, ports: readonly number[]): Obstacle | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return "NOT_HTTP";
  if (url.username !== "" || url.password !== "") return "HOLDS_A_PASSWORD";
  const host = hostIn(url);
  if (host === "" || host.startsWith("[") || isIP(host) !== 0) return "IS_A_NUMBER";
  if (!host.includes(".") || INSIDE.some((name) => host === name || host.endsWith(`.${name}`)))
    return "IS_INSIDE";
  const port = url.port === "" ? (url.protocol === "http:" ? 80 : 443) : Number(url.port);
  return ports.includes(port) ? null : "OTHER_PORT";
}

export type Obstacle = "NOT_HTTP" | "HOLDS_A_PASSWORD" | "IS_A_NUMBER" | "IS_INSIDE" | "OTHER_PORT";

/** The name of a host without the dots that may stand behind it. */
export const hostIn = (url: URL): string => url.hostname.toLowerCase().replace(/\.+$/, "");

/**
 * Whether a numeric address belongs to the open internet. Everything that is set apart for another use is not (the IANA's
 * registries of special-purpose addresses): this machine, its network, providers' own, groups, examples, and addresses of
 * version 6 in which one of version 4 is hidden.
 */
export function isOpenAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !SET_APART.check(address, "ipv4");
    case 6:
      // An address with a zone is one of a network of this machine.
      return (
        !address.includes("%") &&
        UNICAST.check(address, "ipv6") &&
        !SET_APART.check(address, "ipv6")
      );
    default:
      return false;
  }
}

const INSIDE = [
  ...[
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
  ],
  ...["home.arpa", "in-addr.arpa", "ip6.arpa", "onion", "invalid", "alt"],
];

const SET_APART = new BlockList();
for (const [network, bits] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
  ] as const),
  ...([
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
  ] as const),
  ...([
    ["192.31.196.0", 24],
    ["192.52.193.0", 24],
    ["192.88.99.0", 24],
  ] as const),
  ...([
    ["192.168.0.0", 16],
    ["192.175.48.0", 24],
    ["198.18.0.0", 15],
  ] as const),
  ...([
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ] as const),
] as const)
  SET_APART.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ...([
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["2620:4f:8000::", 48],
  ] as const),
  ...([["3fff::", 20]] as const),
] as const)
  SET_APART.addSubnet(network, bits, "ipv6");
// Of version 6 only this is given out to be reached by everyone.
const UNICAST = new BlockList();
UNICAST.addSubnet("2000::", 3, "ipv6");
