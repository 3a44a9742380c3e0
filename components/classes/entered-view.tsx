import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { classPath } from "@/lib/classes/rules/paths";
import { ReturnCode } from "./return-codes";

/** What somebody sees once who has just come into a class without an address: the code by which they come back. */
export function EnteredView({ classId, code }: { classId: string; code: string }) {
  return (
    <PageFrame head={<h1>Your return code</h1>}>
      <div className="mt-6 space-y-6">
        <Notice outcome="done" title="You are in the class." />
        <p className="text-head">
          <ReturnCode code={code} />
        </p>
        <div className="max-w-measure space-y-3">
          <p>
            <strong>Write it down or print this page.</strong> With this code you come back, on this
            device or another, at <a href="/return">Come back by your code</a>. It is not shown
            again, and whoever has it works under your name.
          </p>
          <p>
            If you lose it, your teacher makes you a new one. You can give an e-mail address in{" "}
            <a href="/account">your account</a> later; what you did stays.
          </p>
        </div>
        <p className="no-print">
          <ButtonLink look="primary" href={classPath(classId)}>
            I have it; go to the class
          </ButtonLink>
        </p>
      </div>
    </PageFrame>
  );
}
