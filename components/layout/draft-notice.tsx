"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { discardDraftAction } from "@/lib/identity/actions";

/** Says that the form holds what was typed before, and takes it out again. A form of its own, above the one it is about. */
export function DraftNotice({
  form,
  at,
  keptAt,
  restoredAt,
  isWhole,
  onDiscard,
}: {
  form: string;
  /** The address of the page. */
  at: string;
  /** When it was kept as a draft. */
  keptAt: string | undefined;
  /** When it was typed in this tab, where that is what the form holds. */
  restoredAt: number | null;
  /** Whether all of that could be put back. */
  isWhole: boolean;
  onDiscard: () => void;
}) {
  const [, discard] = useActionState(discardDraftAction, null);
  if (restoredAt === null && keptAt === undefined) return null;
  return (
    <form action={discard} onSubmit={onDiscard} className="mb-7">
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="draftAt" value={at} />
      <Notice
        outcome="kept"
        title={
          restoredAt === null
            ? "Restored the draft that you kept."
            : `Restored what you typed at ${clockTime(restoredAt)}.`
        }
      >
        <p>
          {restoredAt === null && keptAt !== undefined && (
            <>
              Kept at <Moment at={new Date(keptAt)} />.{" "}
            </>
          )}
          Nothing of it has been sent.
          {!isWhole &&
            " What you had chosen, found or added by buttons is not in it: do that again."}
        </p>
        {keptAt === undefined ? (
          <Button type="button" look="quiet" onClick={onDiscard}>
            Discard it
          </Button>
        ) : (
          <Button look="quiet">Discard it</Button>
        )}
      </Notice>
    </form>
  );
}

const clockTime = (at: number) =>
  new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
