import { randomUUID } from "node:crypto";
import { OFF_SCALE, POSITIONS } from "@/lib/reviews/rules";

export type Fields = Record<string, string>;

/**
 * The hidden fields of a form as a page carries them, those by which the server knows the action included.
 *
 * @returns null where the page has no such form
 */
export function hiddenFieldsOf(html: string, formId: string): Fields | null {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find(
    (candidate) => attribute(candidate.slice(0, candidate.indexOf(">")), "id") === formId,
  );
  if (form === undefined) return null;
  const inputs = form.match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, "name") ?? "", attribute(input, "value") ?? ""]),
  );
}

/** What a reviewer without script sends: the fields of the page with a claim, what was shown, and an answer. */
export function votedFields(
  form: Fields,
  claim: { id: string; seenHash: string },
  nth: number,
): Fields {
  const choices = [...POSITIONS, ...OFF_SCALE];
  return {
    ...form,
    claimId: claim.id,
    seenHash: claim.seenHash,
    shownAt: new Date().toISOString(),
    idempotencyKey: randomUUID(),
    choice: choices[nth % choices.length]!,
    confidence: "FAIRLY_SURE",
    rationale: "The minutes decide it.",
  };
}

/** Fields as browsers encode a form that may hold files, which is how a server action wants them. */
export function encodeForm(fields: Fields): { type: string; body: string } {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: `${parts.join("")}--${BOUNDARY}--\r\n`,
  };
}

const BOUNDARY = "----assay-bench-form-boundary";

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replace(/&(quot|amp|lt|gt|#x27|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

const ENTITIES: Record<string, string> = {
  "&quot;": '"',
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&#x27;": "'",
  "&#39;": "'",
};
