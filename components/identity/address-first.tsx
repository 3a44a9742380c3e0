import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";

/** Stands where a form is that a guest of a class may not send: says what it takes, and leads there. */
export function AddressFirst({ to }: { to: string }) {
  return (
    <PageFrame head={<h1>Give an e-mail address first</h1>}>
      <div className="mt-5 max-w-measure space-y-5">
        <p>
          You came into your class without an e-mail address. To {to}, give one in your account, and
          confirm it by the letter that comes. What you did in your class stays.
        </p>
        <p className="flex flex-wrap gap-3">
          <ButtonLink look="primary" href="/account#address-title">
            Your account
          </ButtonLink>
          <ButtonLink href="/classes">Your classes</ButtonLink>
        </p>
      </div>
    </PageFrame>
  );
}
