import { isLoopbackHost } from "@/lib/foundation/env";
import type { SignUp } from "@/lib/identity/rules";
import { castSignIns } from "@/prisma/cast";
import type { Facts } from "./installation";

export type Announced = {
  facts: Facts;
  /** Where this machine reaches the server, and where others do. */
  ownAddress: string;
  othersAddresses: string[];
  /** With which the demonstration's people can sign in, by handle; null where none were drawn for this database. */
  passwords: Record<string, string> | null;
  /** Where the log is; null where it is on standard output. */
  logFile: string | null;
};

/** Says where it is served, who reaches it, who can sign in, what is locked and why, and how to stop. */
export function announcement(announced: Announced): string {
  const { facts, logFile } = announced;
  const lines = [
    `Assay is served at ${facts.origin}`,
    ...reached(announced),
    "",
    ...signIns(announced),
    ...SIGN_UP[facts.signUp],
    "",
    ...(logFile === null ? [] : [`The log: ${logFile}`]),
    "To stop: Ctrl-C",
  ];
  return `\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n\n`;
}

function reached({ facts, ownAddress, othersAddresses }: Announced): string[] {
  const isOwnOrigin = isLoopbackHost(new URL(facts.origin).hostname);
  if (othersAddresses.length === 0)
    return facts.origin === ownAddress ? [] : [`(it listens at ${ownAddress})`];
  return [
    "Other machines reach it at:",
    ...othersAddresses.map((address) => `  ${address}`),
    ...(isOwnOrigin
      ? [
          `Links that it sends lead to ${facts.origin}, which is no address for them:`,
          `say where people come to, for example ASSAY_ORIGIN=${othersAddresses[0]}`,
        ]
      : []),
  ];
}

function signIns({ facts, passwords }: Announced): string[] {
  if (!facts.isThisMachineAlone)
    return [
      "The demo sign-ins and the outbox are locked: other machines reach this installation.",
      ADMIN,
    ];
  if (passwords === null)
    return ["There are no demo sign-ins: the database is not the embedded one.", ADMIN];
  const width = Math.max(...castSignIns.map(({ email }) => email.length));
  const working = castSignIns.filter(({ handle }) => passwords[handle] !== undefined);
  return [
    ...(working.length > 0 ? ["Demo sign-ins (this machine only; also in .data/cast.json):"] : []),
    ...working.map(
      ({ handle, email, note }) =>
        `  ${email.padEnd(width)}  ${passwords[handle]!.padEnd(23)}  ${note}`,
    ),
    ...(working.length < castSignIns.length ? otherPasswords(facts, working.length) : []),
  ];
}

// After a restoration into another data folder it is all of them.
const otherPasswords = ({ origin }: Facts, working: number): string[] => [
  `${working === 0 ? "The demo sign-ins" : "Other demo sign-ins"} do not work with the passwords that were drawn here: a backup`,
  "brings its own, and people change or delete theirs. Who is still there gets a new password at",
  `${origin}/reset, by a letter at ${origin}/outbox (this machine only).`,
  ...(working === 0 ? [ADMIN] : []),
];

const ADMIN =
  "Make an administrator: npm run --silent assay -- admin create --email you@example.org --name 'Your Name'";
const INVITE = "npm run --silent assay -- invite name@example.org";
const SIGN_UP: Record<SignUp, string[]> = {
  open: [],
  invitation: [`Sign-up is by invitation: ${INVITE}`],
  closed: ["Sign-up is closed (ASSAY_SIGN_UP=closed)."],
  unmailed: [
    "Sign-up is closed: a public origin needs SMTP_URL to confirm addresses by mail.",
    `Until then people come by invitation: ${INVITE}`,
  ],
};
