import { z } from "zod";
import {
  areLettersRead,
  isCastUnlocked,
  isLoopbackHost,
  isLoopbackInstallation,
} from "@/lib/foundation/env";
import type { OperatorSettings, RawEnvironment } from "@/lib/foundation/env";
import { signUpOf } from "@/lib/identity/rules";

/**
 * What the web server and the worker of a start are told, whatever the operator's own environment says of it. Where the
 * server listens is told as it is: by that it knows whether anybody but this machine reaches it.
 *
 * @param given what the database and this start add: connection strings, secrets
 */
export function serverEnvironment(
  settings: OperatorSettings,
  mode: "start" | "dev",
  given: RawEnvironment,
): RawEnvironment {
  return {
    ...given,
    NODE_ENV: mode === "dev" ? "development" : "production",
    HOST: settings.host,
    PORT: String(settings.port),
    ASSAY_ORIGIN: settings.origin,
    ASSAY_LISTENERS: settings.host,
  };
}

const words = z.enum(["open", "invitation", "closed"]);
export const factsSchema = z.object({
  /** Where readers find it. */
  origin: z.string(),
  /** Whether nobody but this machine reaches it: only then the outbox is read, and the demonstration's people sign in. */
  isThisMachineAlone: z.boolean(),
  areDemoSignInsOpen: z.boolean(),
  /** How accounts are opened, and what the operator wishes of it. */
  signUp: z.enum([...words.options, "unmailed"]),
  signUpWish: words,
});
/** What follows from the settings of an installation. A start keeps it for the commands that were not given them. */
export type Facts = z.infer<typeof factsSchema>;

/** @param castPath where the passwords of the demonstration's people stand, if anywhere */
export function factsOf(settings: OperatorSettings, castPath: string | undefined): Facts {
  const { origin, host, smtpUrl, signUp } = settings;
  const installation = { origin, listeners: [host], smtpUrl, castPath };
  return {
    origin,
    isThisMachineAlone: isLoopbackInstallation(installation),
    areDemoSignInsOpen: isCastUnlocked(installation),
    signUp: signUpOf(signUp, areLettersRead(installation)),
    signUpWish: signUp,
  };
}

/** The address by which this machine itself reaches a listener. */
export function ownAddress(host: string, port: number): string {
  if (host === "0.0.0.0") return webAddress("127.0.0.1", port);
  return webAddress(host === "::" ? "::1" : host, port);
}

/**
 * The addresses by which other machines reach a listener; none where it is this machine's alone.
 *
 * @param interfaces as `os.networkInterfaces()` gives them
 */
export function othersAddresses(host: string, port: number, interfaces: Interfaces): string[] {
  if (isLoopbackHost(host)) return [];
  if (host !== "0.0.0.0" && host !== "::") return [webAddress(host, port)];
  return (
    Object.values(interfaces)
      .flatMap((some) => some ?? [])
      .filter(({ family }) => family === "IPv4" || host === "::")
      // An address of the one cable alone takes the cable's name, which browsers refuse.
      .filter(({ internal, address }) => !internal && !address.startsWith("fe80:"))
      .map(({ address }) => webAddress(address, port))
  );
}

export type Interfaces = Record<
  string,
  { address: string; family: string; internal: boolean }[] | undefined
>;

function webAddress(host: string, port: number): string {
  const bare = host.replace(/^\[|\]$/g, "");
  return `http://${bare.includes(":") ? `[${bare}]` : bare}:${port}`;
}
