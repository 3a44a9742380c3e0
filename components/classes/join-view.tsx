import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field, fieldAria } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { joinClassAction } from "@/lib/classes/actions/classes";
import type { ToJoin } from "@/lib/classes/queries/to-join";
import { classPath } from "@/lib/classes/rules/paths";
import type { SignUp } from "@/lib/identity/rules";
import { WaysIn } from "./ways-in";
import { namesInWords } from "./words";

/**
 * Joining a class: its code first, then whose it is and who will see one's name, to be confirmed; before that, by whoever is
 * signed out, the way in: an account, or a name alone.
 */
export function JoinView({
  typed,
  found,
  ways,
  outcome,
}: {
  typed: string;
  /** How accounts are opened here; null for whoever is signed in. */
  ways: SignUp | null;
  /** What the code led to; null while none is given. */
  found: ToJoin | null;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your classes", href: "/classes" }, { label: "Join a class" }]}
          />
          <h1>Join a class</h1>
        </>
      }
    >
      <div className="mt-6 space-y-7">
        {found?.kind === "found" ? (
          <Found found={found} ways={ways} outcome={outcome} />
        ) : (
          <CodeForm typed={typed} errors={errorsOf(found)} />
        )}
      </div>
    </PageFrame>
  );
}

// It asks by address, so that a teacher can hand out the code as a link.
function CodeForm({ typed, errors }: { typed: string; errors: string[] }) {
  const field = {
    id: "code",
    hint: "Eight letters and digits, from the teacher of the class.",
    errors,
  };
  const fieldErrors = errors.map((message) => ({ fieldId: "code", label: "Code", message }));
  return (
    <form action="/join" noValidate className="space-y-7">
      <ErrorSummary title="You did not join a class yet." fieldErrors={fieldErrors} />
      <Field {...field} label="Code">
        <TextInput
          name="code"
          defaultValue={typed}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          {...fieldAria(field)}
        />
      </Field>
      <Button look="primary">Look for the class</Button>
    </form>
  );
}

function Found({
  found: { code, classId, name, teachers, isIn },
  ways,
  outcome,
}: {
  found: Extract<ToJoin, { kind: "found" }>;
  ways: SignUp | null;
  outcome: FormState;
}) {
  const by = namesInWords(teachers);
  if (isIn)
    return (
      <p className="max-w-measure">
        You are in this class already: <a href={classPath(classId)}>{name}</a>
      </p>
    );
  return (
    <>
      <div className="max-w-measure space-y-3">
        <h2 className="break-words">{name}</h2>
        {by && <p>Taught by {by}.</p>}
        <p>
          Its teachers will see your name and what you do for the class, and so will those whom they
          have assist them. The other students see it only beside work that an assignment shows
          them; it says so before you begin. You can leave again whenever you like.
        </p>
      </div>
      {ways !== null ? (
        <WaysIn code={code} ways={ways} outcome={outcome} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ButtonForm
            id="join"
            look="primary"
            action={joinClassAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ code }}
            summaryTitle="You did not join the class."
          >
            Join this class
          </ButtonForm>
          <a href="/join" className="inline-flex min-h-8 items-center">
            It is another class
          </a>
        </div>
      )}
    </>
  );
}

function errorsOf(found: ToJoin | null): string[] {
  if (found?.kind === "wrong")
    return [
      "No class can be joined by this code. Compare it with what your teacher gave you, or ask for the present one.",
    ];
  if (found?.kind !== "limited") return [];
  const minutes = Math.ceil(found.retryAfterSeconds / 60);
  return [
    `That is as often as codes can be tried. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
  ];
}
