import { z } from "zod";
import { wellFormed } from "@/lib/foundation/text";

/**
 * What every form carries beside its input: `form` (its id; several forms may share a page) and
 * `idempotencyKey` (a uuid drawn when the form was rendered). A key that is none counts as not sent:
 * the form is carried out, without protection from being sent twice. A form that can be kept as a draft carries
 * `draftAt`, the address of its page: that draft ends when the form is carried out.
 *
 * @param fallback the form's name where it gives none that a page could have
 */
export function hiddenFieldsOf(data: FormData, fallback: string): HiddenFields {
  const form = formId.safeParse(data.get("form"));
  const key = z.uuid().safeParse(data.get("idempotencyKey"));
  const at = z.string().max(300).safeParse(data.get("draftAt"));
  const draft = form.success && at.success ? { form: form.data, at: at.data } : undefined;
  return { form: form.data ?? fallback, idempotencyKey: key.data, draft };
}

type HiddenFields = {
  form: string;
  idempotencyKey: string | undefined;
  draft: { form: string; at: string } | undefined;
};

const formId = z.string().regex(/^[a-z0-9-]{1,60}$/);

/**
 * The fields whose names are plain words, their texts well formed; every form of ours has only such names. One with
 * brackets or dots would be read as a list or a record of any size that a stranger cares to name. A NUL, which nobody can
 * type, would pass as text and be refused by the database.
 */
export function plainFields(data: FormData): FormData {
  const plain = new FormData();
  for (const [name, value] of data)
    if (/^[A-Za-z]\w{0,60}$/.test(name))
      plain.append(name, typeof value === "string" ? wellFormed(value) : value);
  return plain;
}
