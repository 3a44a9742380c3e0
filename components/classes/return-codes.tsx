import type { NewCode } from "@/lib/classes/rules/roster/shown";
import { shownReturnCode } from "@/lib/identity/rules/return-code";

/** New return codes, to be printed and handed out: they are shown in this answer alone. */
export function ReturnCodes({
  codes,
  className,
}: {
  codes: readonly NewCode[];
  className: string;
}) {
  return (
    <section aria-labelledby="codes-title" className="space-y-4">
      <h2 id="codes-title">Return codes</h2>
      <p className="max-w-measure">
        <strong>Print or copy this page now.</strong> The codes are not kept here and are not shown
        again; a lost one is replaced on the roster. Whoever has a code works under its name.
      </p>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {codes.map(({ name, code }) => (
          <li key={code} className="flex flex-wrap justify-between gap-x-6 py-3 break-inside-avoid">
            <span className="min-w-0 break-words">
              {name}
              <span className="meta block">{className}</span>
            </span>
            <ReturnCode code={code} />
          </li>
        ))}
      </ul>
      <p className="meta">
        Come back at <a href="/return">Come back by your code</a>, on any device.
      </p>
    </section>
  );
}

/** One return code as it is written down. */
export function ReturnCode({ code }: { code: string }) {
  return <b className="font-sans tracking-wide tabular-nums">{shownReturnCode(code)}</b>;
}
