import { z } from "zod";

/**
 * The settings of a running installation. Parsed once, when first asked for: importing this module needs no
 * database and no secret, so that a build can happen anywhere.
 *
 * @throws EnvironmentError naming every setting that is missing or malformed
 */
export function env(): Environment {
  cached ??= parseEnvironment(process.env);
  return cached;
}

/** What `env()` gives, from any record of strings; pure, for tests and for the commands that prepare a server. */
export function parseEnvironment(raw: RawEnvironment): Environment {
  return parsed(runningSchema, isBuilding(raw) ? { ...BUILD_PLACEHOLDERS, ...given(raw) } : raw);
}

/** The settings an operator may give before anything runs: the same, where the database and the secret may still be missing. */
export function parseOperatorSettings(raw: RawEnvironment): OperatorSettings {
  return parsed(operatorSchema, raw);
}

/** The operator's settings of this process. */
export function operatorSettings(): OperatorSettings {
  return parseOperatorSettings(process.env);
}

/** The environment a child process gets: this one's, changed by `values`; `undefined` takes a variable away. */
export function childEnvironment(values: RawEnvironment): NodeJS.ProcessEnv {
  const merged = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...values };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined),
  ) as NodeJS.ProcessEnv;
}

/** Sets variables of this process and forgets what was parsed: for commands that start a database before they use it. */
export function provideEnvironment(values: RawEnvironment): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  cached = undefined;
}

/**
 * Whether this installation can be reached from its own machine alone: every listener and the origin are
 * loopback. Unknown listeners count as public. A request may still come through a proxy: that is judged by its headers.
 */
export function isLoopbackInstallation(installation: {
  origin: string;
  listeners: readonly string[];
}): boolean {
  return (
    installation.listeners.length > 0 &&
    installation.listeners.every(isLoopbackHost) &&
    isLoopbackHost(new URL(installation.origin).hostname)
  );
}

/** Whether the demonstration's people may sign in here, as far as the installation decides it. */
export function isCastUnlocked(
  installation: Pick<Environment, "origin" | "listeners" | "castPath">,
): boolean {
  return installation.castPath !== undefined && isLoopbackInstallation(installation);
}

/** Whether a letter reaches its reader: by mail, or, on a machine of one's own, in the outbox. */
export function areLettersRead(
  installation: Pick<Environment, "origin" | "listeners" | "smtpUrl">,
): boolean {
  return installation.smtpUrl !== undefined || isLoopbackInstallation(installation);
}

/** Whether a host name or an address, in brackets or without, is this machine's own. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  return bare === "localhost" || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** Below which importance the log stays silent: tests say what went wrong themselves. */
export function logLevel(): "info" | "silent" {
  return process.env.NODE_ENV === "test" ? "silent" : "info";
}

/** The file in which this process logs; undefined where it logs on standard output. */
export function logFile(): string | undefined {
  return process.env.ASSAY_LOG_FILE || undefined;
}

/** A setting is missing or malformed; the message says which, and is for the operator. */
export class EnvironmentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EnvironmentError";
  }
}

export type RawEnvironment = Record<string, string | undefined>;
export type Environment = ReturnType<typeof namedFields> & {
  /** Connection string of the program's own role. */
  databaseUrl: string;
  /** Connection string of the role that reads what is public. */
  databaseUrlPublic: string;
  /** From it every other secret is derived; at least 32 characters. */
  secret: string;
  /** Opens the loopback route through which jobs report what went stale; new at each start. */
  jobSecret: string;
};
export type OperatorSettings = ReturnType<typeof namedFields> & {
  databaseUrl: string | undefined;
  databaseUrlPublic: string | undefined;
  secret: string | undefined;
};

let cached: Environment | undefined;

const postgresUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\//,
    "must be a PostgreSQL address such as postgresql://user:password@host:5432/assay",
  )
  .refine((value) => URL.canParse(value), "is not a well-formed address");
const longSecret = z
  .string()
  .min(32, "must have at least 32 characters (make one: openssl rand -hex 32)");
const webOrigin = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
    message: "must be a web address such as https://assay.example.org",
    abort: true,
  })
  .refine((value) => new URL(value).pathname === "/" && new URL(value).search === "", {
    message: "must end after the host name: no path, no query",
  })
  .transform((value) => new URL(value).origin);
const smtpUrl = z
  .string()
  .regex(/^smtps?:\/\//, "must be an address such as smtps://user:password@mail.example.org:465")
  .refine((value) => URL.canParse(value), "is not a well-formed address");
const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a number from 1 to 65535")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65535, "must be a number from 1 to 65535");
const proxies = z
  .string()
  .default("")
  .transform((value) => value.split(",").map((proxy) => proxy.trim()))
  .transform((list) => list.filter((proxy) => proxy !== ""))
  .pipe(
    z.array(
      z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
        error: "must be a list of addresses or networks such as 10.0.0.2,fd00::/8",
      }),
    ),
  );

const shared = {
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  ASSAY_ORIGIN: webOrigin.optional(),
  ASSAY_LISTENERS: z
    .string()
    .default("")
    .transform((value) => value.split(",").filter((address) => address !== "")),
  ASSAY_TRUSTED_PROXIES: proxies,
  ASSAY_CAST: z.string().optional(),
  ASSAY_NOINDEX: z.stringbool({ error: "must be yes or no" }).default(false),
  ASSAY_SIGN_UP: z
    .enum(["open", "invitation", "closed"], { error: "must be open, invitation or closed" })
    .default("open"),
  ASSAY_CLASSES: z
    .enum(["members", "editors", "nobody"], { error: "must be members, editors or nobody" })
    .default("members"),
  ASSAY_CONTACT: z.email("must be an address such as editors@example.org").optional(),
  SMTP_URL: smtpUrl.optional(),
  ASSAY_DOI_LOOKUP: webOrigin.optional(),
  ASSAY_ISBN_LOOKUP: webOrigin.optional(),
};
const operatorSchema = z
  .object({
    ...shared,
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_URL_PUBLIC: postgresUrl.optional(),
    ASSAY_SECRET: longSecret.optional(),
  })
  .transform((raw) => ({
    ...namedFields(raw),
    databaseUrl: raw.DATABASE_URL,
    databaseUrlPublic: raw.DATABASE_URL_PUBLIC,
    secret: raw.ASSAY_SECRET,
  }));
const runningSchema = z
  .object({
    ...shared,
    DATABASE_URL: postgresUrl,
    DATABASE_URL_PUBLIC: postgresUrl,
    ASSAY_SECRET: longSecret,
    ASSAY_JOB_SECRET: z.string().default(""),
  })
  .transform((raw) => ({
    ...namedFields(raw),
    databaseUrl: raw.DATABASE_URL,
    databaseUrlPublic: raw.DATABASE_URL_PUBLIC,
    secret: raw.ASSAY_SECRET,
    jobSecret: raw.ASSAY_JOB_SECRET,
  }));

function namedFields(raw: z.output<z.ZodObject<typeof shared>>) {
  return {
    isProduction: raw.NODE_ENV === "production",
    host: raw.HOST,
    port: raw.PORT,
    /** Where readers find this installation, without a closing slash. */
    origin: raw.ASSAY_ORIGIN ?? `http://localhost:${raw.PORT}`,
    /** The addresses on which the server listens; empty when unknown. */
    listeners: raw.ASSAY_LISTENERS,
    /** Addresses and networks whose word on where a request came from is taken, for limits and session lists. */
    trustedProxies: raw.ASSAY_TRUSTED_PROXIES,
    /** Path of the JSON `{ handle: password }` of the demonstration's people. */
    castPath: raw.ASSAY_CAST,
    /** Whether search engines are to leave this installation alone, as a staging copy wants it. */
    isNoindex: raw.ASSAY_NOINDEX,
    /** Who may open an account, as the operator wishes it; `signUpOf` in lib/identity/rules.ts says what becomes of it. */
    signUp: raw.ASSAY_SIGN_UP,
    /** Who may open a class. */
    classOpeners: raw.ASSAY_CLASSES,
    /** Where readers reach whoever runs this installation. */
    contact: raw.ASSAY_CONTACT,
    smtpUrl: raw.SMTP_URL,
    /** Whom editors have asked what a DOI or an ISBN stands for; nobody where nothing is set. */
    lookUp: { DOI: raw.ASSAY_DOI_LOOKUP, ISBN: raw.ASSAY_ISBN_LOOKUP },
  };
}

// A build renders no data and signs nothing, but modules that ask for settings are loaded.
const BUILD_PLACEHOLDERS = {
  DATABASE_URL: "postgresql://build@127.0.0.1:1/build",
  DATABASE_URL_PUBLIC: "postgresql://build@127.0.0.1:1/build",
  ASSAY_SECRET: "no-secret-is-used-while-building!",
};

function isBuilding(raw: RawEnvironment): boolean {
  return raw.NEXT_PHASE === "phase-production-build";
}

/** A variable set to nothing counts as not set, as shells and compose files leave them. */
function given(raw: RawEnvironment): RawEnvironment {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ""));
}

function parsed<Schema extends z.ZodType>(schema: Schema, raw: RawEnvironment): z.output<Schema> {
  const result = schema.safeParse(given(raw));
  if (result.success) return result.data;
  const { issues } = result.error;
  const firsts = issues.filter(
    (issue, at) => issues.findIndex((other) => other.path[0] === issue.path[0]) === at,
  );
  const lines = firsts.map((issue) => {
    const name = String(issue.path[0]);
    const isMissing = given(raw)[name] === undefined;
    return `  ${name} ${isMissing ? "is not set (npm start sets it)" : issue.message}`;
  });
  throw new EnvironmentError(`These settings are not usable:\n${lines.join("\n")}`);
}
