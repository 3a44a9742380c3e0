/** The criterion of a form that its reader is at, or was at last; the first, where they were at none. */
export function criterionInHand(form: string): HTMLElement | null {
  const all = [...(document.getElementById(form)?.querySelectorAll<HTMLElement>(CRITERION) ?? [])];
  return all.find((each) => "inHand" in each.dataset) ?? all[0] ?? null;
}

/** Notes that somebody is at the criterion in which something got the focus. */
export function takeInHand({ target }: { target: EventTarget }): void {
  const taken = (target as HTMLElement).closest<HTMLElement>(CRITERION);
  if (!taken) return;
  for (const other of taken.closest("form")!.querySelectorAll<HTMLElement>(CRITERION))
    delete other.dataset.inHand;
  taken.dataset.inHand = "";
}

const CRITERION = "[data-criterion]";
