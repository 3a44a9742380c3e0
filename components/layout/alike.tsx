import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";

/** What a form was answered with because it may be there already; empty where it was not. */
export function alikeIn<Row extends { id: string }>(state: FormState): readonly Row[] {
  const failure = state?.failure;
  const rows = failure?.kind === "conflict" ? failure.details?.alike : undefined;
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

/**
 * What may be the same thing, as links, and with it what makes the form pass when it is sent again: that
 * these have been shown.
 */
export function AlikeNotice<Row extends { id: string }>({
  alike,
  title,
  children,
}: {
  alike: readonly Row[];
  title: string;
  /** What can be said about one of them, beside its link. */
  children: (one: Row) => React.ReactNode;
}) {
  if (alike.length === 0) return null;
  return (
    <Notice outcome="kept" title={title}>
      <ul className="list-disc pl-5">
        {alike.map((one) => (
          <li key={one.id}>
            {children(one)}
            <input type="hidden" name="shownAlike" value={one.id} />
          </li>
        ))}
      </ul>
      <p className="mt-1">
        Everything you typed is still here. If it is none of these, send it again.
      </p>
    </Notice>
  );
}
