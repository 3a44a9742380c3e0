"use client";

import { useSyncExternalStore } from "react";
import type { Posted } from "@/components/layout/form-fields";
import { Button } from "@/components/ui/button";
import { describedBy, FieldErrors } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { commentsPath } from "@/lib/classes/rules/paths";
import { beginningOf, plainly } from "@/lib/foundation/redacted";

/**
 * The comments that a teacher keeps, beside the field of one: with script put in where the cursor stands, without it added when
 * the form is sent.
 *
 * @param insertInto the id of the field
 */
export function KeptComments({
  comments,
  field,
  insertInto,
  title,
}: {
  comments: readonly { commentId: string; comment: string }[];
  field: Posted;
  insertInto: string;
  title: string;
}) {
  const isScripted = useSyncExternalStore(never, here, onServer);
  if (comments.length === 0)
    return (
      <p className="meta max-w-measure">
        You keep no comments yet. Tick the box below, or see <a href={commentsPath}>all of them</a>.
      </p>
    );
  const hint = isScripted
    ? "It is put in where the cursor stands."
    : "It is added to the comment when you store.";
  function insert() {
    const select = document.getElementById(field.id) as HTMLSelectElement;
    const chosen = comments.find(({ commentId }) => commentId === select.value);
    if (!chosen) return select.focus();
    putIn(document.getElementById(insertInto) as HTMLTextAreaElement, chosen.comment);
    select.value = "";
  }
  return (
    <div className="max-w-measure">
      <label htmlFor={field.id} className="block font-sans text-note font-[560]">
        A comment that you keep, for “{title}”
      </label>
      <p id={`${field.id}-description`} className="meta">
        {hint} <a href={commentsPath}>All of them</a>
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1 basis-48">
          <Select
            id={field.id}
            name={field.name}
            defaultValue={typeof field.initialValue === "string" ? field.initialValue : ""}
            aria-describedby={describedBy({ id: field.id, hint, errors: field.errors ?? [] })}
            emptyLabel="None"
            options={comments.map(({ commentId, comment }) => ({
              value: commentId,
              label: plainly(beginningOf(comment.replace(/\s+/g, " "), 60)),
            }))}
          />
        </div>
        {isScripted && (
          <Button type="button" onClick={insert}>
            Put it in
          </Button>
        )}
      </div>
      <FieldErrors id={field.id} errors={field.errors ?? []} />
    </div>
  );
}

function putIn(field: HTMLTextAreaElement, words: string) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const before = from > 0 && !/\s$/.test(value.slice(0, from)) ? " " : "";
  const after = to < value.length && !/^\s/.test(value.slice(to)) ? " " : "";
  field.setRangeText(`${before}${words}${after}`, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

const never = () => () => undefined;
const here = () => true;
const onServer = () => false;
