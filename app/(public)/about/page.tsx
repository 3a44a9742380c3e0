import type { Metadata } from "next";
import { ProsePage } from "@/components/publishing/prose-page";

export const metadata: Metadata = {
  title: "About",
  description: "What Assay is for, how it works, and what it cannot do.",
};

export default function AboutPage() {
  return (
    <ProsePage title="About Assay">
      <p>
        A text asserts many things in few words. Assay takes them apart: each assertion becomes a
        claim with a page of its own, tied to the words that make it, to quotations from sources
        that speak for or against it, and to the claims that answer it. Readers who sign in vote on
        how well it stands and say why.
      </p>
      <h2>How it works</h2>
      <p>
        Anyone reads. Members vote, write notes and propose evidence; editors accept or send back
        what others propose, never their own. Nothing is overwritten: an edit is a revision, and a
        retraction leaves a notice in its place. The verdict of a claim is computed by{" "}
        <a href="/how-a-verdict-is-made">a published rule</a>.
      </p>
      <h2>What it cannot do</h2>
      <p>
        It does not find the truth by vote. A verdict is as good as the evidence and the readers
        that came. Where either is missing the page says so, and for most claims most of the time
        something is missing.
      </p>
      <h2>What you can take with you</h2>
      <p>
        Every claim and every source can be cited: in words, and as a file for a reference manager.
        What members write may be used by anyone who names them, votes and verdicts without any
        condition; <a href="/terms">the terms</a> say how.
      </p>
      <h2>The first document</h2>
      <p>
        The ledger that comes with the program is a demonstration. Its claims are read from a précis
        of a review of six books on the October Revolution, and its quotations stand in the books
        and papers that are named. Its reviewers are fictional, and so are their votes; pages that
        show them say so.
      </p>
    </ProsePage>
  );
}
