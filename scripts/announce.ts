import { readFile } from "node:fs/promises";
import { areLettersRead, isCastUnlocked, isLoopbackInstallation } from "@/lib/foundation/env";
import type { OperatorSettings, RawEnvironment } from "@/lib/foundation/env";
import { signUpOf, type SignUp } from "@/lib/identity/rules";
import { castSignIns } from "@/prisma/cast";

/** Says where it is served, who can sign in, what is locked and why, and how to stop. */
export async function announce(
  settings: OperatorSettings,
  environment: RawEnvironment,
  address: string,
): Promise<void> {
  const installation = {
    origin: settings.origin,
    listeners: [settings.host],
    castPath: environment.ASSAY_CAST,
    smtpUrl: settings.smtpUrl,
  };
  const lines = ["", `  Assay is served at ${settings.origin}`];
  if (settings.origin !== address) lines.push(`  (it listens at ${address})`);
  lines.push(
    "",
    ...(isCastUnlocked(installation) ? await signIns(environment) : locked(installation)),
  );
  lines.push(...SIGN_UP[signUpOf(settings.signUp, areLettersRead(installation))]);
  lines.push("", "  To stop: Ctrl-C", "");
  process.stdout.write(`${lines.join("\n")}\n`);
}

const INVITE = "npm run --silent assay -- invite name@example.org";
const SIGN_UP: Record<SignUp, string[]> = {
  open: [],
  invitation: [`  Sign-up is by invitation: ${INVITE}`],
  closed: ["  Sign-up is closed (ASSAY_SIGN_UP=closed)."],
  unmailed: [
    "  Sign-up is closed: a public origin needs SMTP_URL to confirm addresses by mail.",
    `  Until then people come by invitation: ${INVITE}`,
  ],
};

async function signIns(environment: RawEnvironment): Promise<string[]> {
  const text = await readFile(environment.ASSAY_CAST ?? "", "utf8");
  const passwords = JSON.parse(text) as Record<string, string>;
  const width = Math.max(...castSignIns.map(({ email }) => email.length));
  return [
    "  Demo sign-ins (this machine only; also in .data/cast.json):",
    ...castSignIns.map(
      ({ handle, email, note }) =>
        `    ${email.padEnd(width)}  ${(passwords[handle] ?? "").padEnd(23)}  ${note}`,
    ),
  ];
}

function locked(installation: { origin: string; listeners: string[] }): string[] {
  const reason = isLoopbackInstallation(installation)
    ? "the database is not the embedded one"
    : "it can be reached from other machines";
  return [
    `  The demo sign-ins and the outbox are locked: ${reason}.`,
    "  Make an administrator: npm run --silent assay -- admin create --email you@example.org --name 'Your Name'",
  ];
}
