import { randomUUID } from "node:crypto";
import { Day } from "@/components/ui/day";
import type { FormState } from "@/lib/access/form-action";
import { endOtherSessionsAction, endSessionAction } from "@/lib/identity/actions";
import type { AccountSession } from "@/lib/identity/queries";
import { FieldsForm } from "./fields-form";

/** Where somebody is signed in, each with a way to end it. */
export function SessionList({
  sessions,
  outcome,
}: {
  sessions: readonly AccountSession[];
  outcome: FormState;
}) {
  return (
    <>
      <ul className="mt-3 max-w-measure divide-y divide-rule border-y border-rule">
        {sessions.map((session) => (
          <li
            key={session.sessionId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <Session session={session} />
            {!session.isThis && (
              <FieldsForm
                id={`end-${session.sessionId}`}
                action={endSessionAction}
                outcome={outcome}
                idempotencyKey={randomUUID()}
                hidden={{ sessionId: session.sessionId }}
                submit="End this session"
                look="plain"
                summaryTitle="This session was not ended."
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-5">
          <FieldsForm
            id="end-others"
            action={endOtherSessionsAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            submit="End all other sessions"
            look="plain"
            summaryTitle="The other sessions were not ended."
          />
        </div>
      )}
    </>
  );
}

function Session({ session: { device, address, openedAt, isThis } }: { session: AccountSession }) {
  return (
    <p>
      {device}
      {isThis && <strong className="font-sans text-note"> (this one)</strong>}
      <span className="meta block">
        since <Day at={openedAt} />
        {address && <>, from {address}</>}
      </span>
    </p>
  );
}
