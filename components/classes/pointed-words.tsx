"use client";

import { useEffect, useRef, useState } from "react";
import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { aroundQuote, selectedWords } from "@/lib/classes/rules/quote";

/**
 * Words that a student grades, with those marked that their reason points at. With script they are chosen by selecting
 * them: that fills the field of the form, which is typed into where no script runs.
 *
 * @param fieldId of the field that holds the words pointed at
 * @param quote what that field holds
 * @param children the words as they are drawn while nothing in them is pointed at
 */
export function PointedWords({
  words,
  fieldId,
  quote: saved,
  children,
}: {
  words: string;
  fieldId: string;
  quote: string;
  children: React.ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [quote, setQuote] = useState(saved);
  const [selected, setSelected] = useState("");

  useEffect(() => {
    const field = fieldNamed(fieldId);
    const follow = () => setQuote(field?.value ?? "");
    const select = () => {
      const words = selectedIn(element.current);
      // What was selected stays so when the button takes the selection away.
      if (words !== "") setSelected(words);
    };
    field?.addEventListener("input", follow);
    document.addEventListener("selectionchange", select);
    return () => {
      field?.removeEventListener("input", follow);
      document.removeEventListener("selectionchange", select);
    };
  }, [fieldId]);

  const [before, marked, after] = aroundQuote(words, quote);
  const pointed = selectedWords(words, selected);
  return (
    <div>
      <div ref={element} data-pointed="">
        {marked === "" ? (
          children
        ) : (
          <>
            “<WithMarks text={before} />
            <mark>
              <WithMarks text={marked} />
            </mark>
            <WithMarks text={after} />”
          </>
        )}
      </div>
      <p className="needs-script mt-3 font-sans">
        <Button
          type="button"
          aria-disabled={pointed === null}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pointed !== null && write(fieldId, pointed)}
        >
          Point at these words
        </Button>
        <span className="meta mt-1 block">
          {pointed !== null
            ? "Your reason is about what you selected."
            : "Select words above first."}
        </span>
      </p>
    </div>
  );
}

const fieldNamed = (id: string) =>
  document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement | null;

function selectedIn(element: HTMLElement | null): string {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !element?.contains(selection.anchorNode)) return "";
  return element.contains(selection.focusNode) ? selection.toString() : "";
}

/** Writes into a field as if it were typed, so that it is saved. */
function write(fieldId: string, words: string): void {
  const field = fieldNamed(fieldId);
  if (!field) return;
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
