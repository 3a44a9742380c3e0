"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { criterionInHand } from "./criterion-in-hand";

/**
 * Beside a record of the work: ticks it for the criterion that its reader is at, or takes the tick away. Without script the
 * boxes beside each criterion do the same.
 *
 * @param form the id of the form that holds the levels
 */
export function CiteButton({
  form,
  record,
  label,
}: {
  form: string;
  record: string;
  label: string;
}) {
  const [said, setSaid] = useState("");
  function cite() {
    const criterion = criterionInHand(form);
    const box = criterion?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(record)}"]`);
    if (!criterion || !box) return;
    box.click();
    const { criterion: title } = criterion.dataset;
    setSaid(box.checked ? `Named for “${title}”` : `No longer named for “${title}”`);
  }
  return (
    <span className="needs-script inline-flex flex-wrap items-baseline gap-x-2">
      <Button type="button" look="quiet" aria-label={`Cite: ${label}`} onClick={cite}>
        Cite
      </Button>
      <span aria-live="polite" className="meta">
        {said}
      </span>
    </span>
  );
}
