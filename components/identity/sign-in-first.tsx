import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";

/** Stands where a page is for people with an account: says so, and leads there and back again. */
export function SignInFirst({ to, next }: { to: string; next: string }) {
  const query = new URLSearchParams({ next });
  return (
    <PageFrame head={<h1>Sign in first</h1>}>
      <div className="mt-5 max-w-measure space-y-5">
        <p>To {to}, sign in. Afterwards you come straight back here.</p>
        <p className="flex flex-wrap gap-3">
          <ButtonLink look="primary" href={`/sign-in?${query}`}>
            Sign in
          </ButtonLink>
          <ButtonLink href="/sign-up">Make an account</ButtonLink>
        </p>
        {isOfClasses(next) && (
          <p className="meta">
            In a class without an e-mail address?{" "}
            <a href={`/return?${query}`}>Come back by your code</a>
          </p>
        )}
      </div>
    </PageFrame>
  );
}

// Elsewhere nobody without an account can do anything.
const isOfClasses = (path: string) => /^\/(classes|assignments)\b/.test(path);
