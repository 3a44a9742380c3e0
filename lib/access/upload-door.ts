import "server-only";
import { revalidateTag } from "next/cache";
import { z } from "zod";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import type { Failure } from "@/lib/foundation/errors";
import { refusedBeforehand, type Command } from "./command";
import { viewerOf } from "./current-viewer";
import { messagesOf, type FormState } from "./form-action";
import { parseForm } from "./form-parsing";
import { hiddenFieldsOf } from "./hidden-fields";
import { mayEver, type Permission } from "./permissions";
import { SentFile } from "./sent-file";

/**
 * The door for a form with a file that is larger than an action takes: a route that the form posts to, the same with
 * script and without. Who may not is told before anything is read, what is too large is passed by and not kept, and a form
 * that is refused goes back to its page with what was typed in its address, where `returnedForm` reads it. The file is
 * its last field: what stands before it comes back even where the file is too large.
 *
 * @param mostBytes of the file
 * @param next where to go after success: a path of this site
 * @param back where the form stands, by what was typed and by what the address said that it was sent to, whose fields are whole
 *   even where the form's are not
 */
export function uploadDoor<
  P extends Permission,
  Schema extends z.ZodType,
  Result extends JsonValue,
>(
  command: Command<P, Schema, Result>,
  { mostBytes, next, back }: UploadDoor<Result>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOwnForm(request))
      return new Response("This form was sent from elsewhere.", { status: 403 });
    const viewer = await viewerOf(request.headers);
    // Of what may not be stored, no more is read than brings back what was typed.
    const room = mayEver(command.permission, viewer) ? mostBytes : 0;
    const read = await readForm(request, room + FIELDS_BYTES);
    const typed = read ? typedIn(read.data) : new URLSearchParams();
    const refuse = (why: Refusal) => {
      typed.set(REFUSED, why);
      return leadTo(back(typed, new URL(request.url).searchParams));
    };
    const early = refusedBeforehand(command.permission, viewer);
    if (early) return refuse(early.kind);
    if (room === 0) return refuse("forbidden");
    if (!read) return refuse("broken");
    const file = await SentFile.of(read.data.get("file"));
    if (read.isCut || (file && file.bytes.length > mostBytes)) return refuse("large");
    const { idempotencyKey } = hiddenFieldsOf(read.data, command.permission);
    const submission = parseForm(withoutFile(read.data), withFile(command.input, file));
    if (submission.status !== "success") return refuse(file ? "invalid" : "none");
    const outcome = await command.carryOut(viewer, submission.value as z.output<Schema>, {
      ...{ clock: systemClock, idempotencyKey },
    });
    if (!outcome.ok) return refuse(outcome.failure.kind);
    for (const tag of outcome.value.stale) revalidateTag(tag, { expire: 0 });
    return leadTo(next(outcome.value.result));
  };
}

type UploadDoor<Result> = {
  mostBytes: number;
  next: (result: Result) => string;
  back: (typed: URLSearchParams, sentTo: URLSearchParams) => string;
};

/**
 * What a form that came back by the upload door shows: everything that was typed, what is wrong with it, and that the file
 * has to be chosen again. Null where none came back.
 *
 * @param query of the page's address
 * @param file what the page says of a file: that it is missing, or is too large
 */
export function returnedForm(
  schema: z.ZodType,
  form: string,
  query: Readonly<Record<string, string | string[] | undefined>>,
  file: Readonly<Record<"none" | "large", string>>,
): FormState {
  const why = refusals.safeParse(query[REFUSED]);
  if (!why.success) return null;
  const data = new FormData();
  for (const [name, value] of Object.entries(query))
    if (typeof value === "string" && name !== REFUSED) data.append(name, value);
  const submission = parseForm(data, schema);
  const wrong = submission.status === "success" ? {} : (submission.error ?? {});
  const { file: _file, ...fieldErrors } = wrong as Record<string, string[]>;
  const said = why.data === "large" || why.data === "none" ? file[why.data] : CHOOSE_AGAIN;
  const result = submission.reply({
    fieldErrors: { ...fieldErrors, file: [said] },
    formErrors: FORM_ERRORS[why.data] ?? [],
  });
  return { form, result, ...(why.data === "signedOut" && { failure: { kind: why.data } }) };
}

/** Why a form came back: something about the file, or the kind of failure. */
const REASONS = [
  "none",
  "large",
  "broken",
  "invalid",
  "signedOut",
  "forbidden",
  "notFound",
] as const;
const refusals = z.enum([...REASONS, "conflict", "limited"]);
type Refusal = z.output<typeof refusals>;
const REFUSED = "refused";

const CHOOSE_AGAIN = "Choose the file again: a browser does not keep it.";
const FORM_ERRORS: Partial<Record<Refusal, string[]>> = {
  broken: ["What arrived was not whole, so nothing was stored. Send it again."],
  signedOut: messagesOf({ kind: "signedOut" }).formErrors,
  forbidden: ["Nothing was stored. Your account does not have the right to do this."],
  notFound: messagesOf({ kind: "notFound" }).formErrors,
  conflict: [
    "Nothing was stored: this form was sent already with something else, or too much of yours still waits. Send it again, or look at what waits below.",
  ],
  limited: ["Nothing was stored: that is as often as this is allowed. Try again later."],
} satisfies Partial<Record<Refusal | Failure["kind"], string[]>>;

// A browser says where a form comes from; a cookie for this site alone does not come along from elsewhere anyway.
function isOwnForm({ headers }: Request): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (origin === null) return headers.get("sec-fetch-site") !== "cross-site";
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The form as far as it is taken; null where it cannot be read as one. What is beyond is let go by, so that its sender hears why. */
async function readForm(
  request: Request,
  mostBytes: number,
): Promise<{ data: FormData; isCut: boolean } | null> {
  const contentType = request.headers.get("content-type") ?? "";
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!request.body || boundary === undefined) return null;
  const { chunks, isCut } = await taken(request.body, mostBytes);
  if (isCut) chunks.push(new TextEncoder().encode(`\r\n--${boundary}--\r\n`));
  const headers = { "content-type": contentType };
  return new Response(new Blob(chunks), { headers })
    .formData()
    .then((data) => ({ data, isCut }))
    .catch(() => null);
}

async function taken(body: ReadableStream<Uint8Array<ArrayBuffer>>, mostBytes: number) {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > PASSED_BY_BYTES) break;
    const room = mostBytes - (size - chunk.length);
    if (room > 0) chunks.push(chunk.subarray(0, room));
  }
  return { chunks, isCut: size > mostBytes };
}

/** For all fields but the file, with what stands between them. */
const FIELDS_BYTES = 64_000;
/** Who sends more than this is cut off. */
const PASSED_BY_BYTES = 300_000_000;

function typedIn(data: FormData): URLSearchParams {
  const typed = new URLSearchParams();
  for (const [name, value] of data)
    if (typeof value === "string" && /^[A-Za-z]\w{0,60}$/.test(name) && !HIDDEN.has(name))
      typed.append(name, value.slice(0, TYPED_UNITS).toWellFormed());
  return typed;
}
const HIDDEN: ReadonlySet<string> = new Set(["form", "idempotencyKey", "draftAt", REFUSED]);
const TYPED_UNITS = 600;

function withoutFile(data: FormData): FormData {
  data.delete("file");
  return data;
}

const withFile = (schema: z.ZodType, file: SentFile | null) =>
  z.preprocess((given) => ({ ...(given as object), ...(file && { file }) }), schema);

const leadTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
