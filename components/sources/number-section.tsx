import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import type { NumberAnswer } from "@/lib/sources/queries/look-up";
import { sourcePath } from "@/lib/sources/rules";
import { importPath } from "@/lib/sources/rules/paths";

/** One box for a DOI or an ISBN: whether it is one, whether the ledger has it, and what is said of it elsewhere. */
export function NumberSection({ answer }: { answer: NumberAnswer | null }) {
  const errors = answer?.kind === "none" ? [answer.words] : [];
  const field = { id: "number", errors, hint: "10.1000/182, or 978-0-306-40615-7." };
  return (
    <div className="space-y-5">
      <form action={importPath()} method="get" className="space-y-4">
        <Field {...field} label="DOI or ISBN">
          <TextInput
            name="number"
            maxLength={300}
            defaultValue={answer?.typed ?? ""}
            {...fieldAria(field)}
          />
        </Field>
        <Button>Check it</Button>
      </form>
      {answer && answer.kind !== "none" && <Answer answer={answer} />}
    </div>
  );
}

function Answer({ answer }: { answer: Exclude<NumberAnswer, { kind: "none" }> }) {
  const { what, number, known, kind } = answer;
  if (known.length > 0)
    return (
      <Notice outcome="kept" title={`The ledger has the ${what} ${number} already.`}>
        <ul className="list-disc pl-5">
          {known.map((source) => (
            <li key={source.id}>
              <a href={sourcePath(source)}>
                <WithMarks text={source.title} />
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    );
  if (kind === "found")
    return (
      <Notice outcome="done" title={`${answer.service} knows the ${what} ${number}.`}>
        Its record stands in the form below, as CSL-JSON. Nothing is stored yet.
      </Notice>
    );
  return (
    <Notice outcome="kept" title={`The ${what} ${number} is well formed, and new here.`}>
      {kind === "unanswered" && (
        <p>
          {answer.service} was asked and gave no record: {answer.why}.
        </p>
      )}
      <p>
        <a href={`/sources/new?${new URLSearchParams({ [what.toLowerCase()]: number })}`}>
          Describe it yourself
        </a>
        , or paste its record below.
      </p>
    </Notice>
  );
}
