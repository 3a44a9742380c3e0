import type { Metadata } from "next";
import { ProsePage } from "@/components/publishing/prose-page";
import { WorkedExample } from "@/components/verdicts/worked-example";

export const metadata: Metadata = {
  title: "How a verdict is made",
  description:
    "The rule, version 1, by which a verdict is computed from votes, evidence and arguments.",
};

export default function MethodPage() {
  return (
    <ProsePage title="How a verdict is made">
      <p>
        Nobody decides a verdict. It is computed from what reviewers voted, from the evidence and
        from the arguments, by a rule that is the same for every claim. This page says the rule,
        version 1. An editor can rule on what goes in, in public and with a reason; what comes out
        is open to nobody’s correction.
      </p>

      <h2>Votes</h2>
      <p>
        A reviewer places a claim on a scale of five: refuted, mostly refuted, mixed, mostly
        supported, supported. Two answers stand off the scale: that the evidence is insufficient,
        and that the claim cannot be checked. Each person has one vote on a claim and can change or
        withdraw it. Every vote weighs the same. How sure a voter is, is shown and never weighs.
      </p>
      <p>
        A vote is bound to what its voter saw: the wording, the evidence, the arguments and the
        standing of the sources. While all this is as they saw it, the vote is <i>fresh</i> and
        counts. When any of it changes, the vote is <i>stale</i>: it is kept, shown apart and not
        counted, until its voter has looked again and confirms or changes it. Checks of a quotation,
        a second reader’s word and notes make no vote stale; they bear on the verdict itself.
      </p>
      <p>
        How many have voted is said beside the verdict and is no part of it. Fewer than three fresh
        votes are too few to tell; three to nine are early, ten to nineteen provisional, twenty and
        more broad.
      </p>

      <h2>Which result is reached</h2>
      <p>The first of these that holds is the verdict:</p>
      <ol>
        <li>
          <b>Under review</b>, while recent votes are stale and the fresh ones are fewer than three
          or fewer than half of all. A stale vote counts for this during sixty days.
        </li>
        <li>
          <b>Evidence insufficient</b> or <b>not checkable</b>, when at least half of the fresh
          votes are off the scale: whichever of the two has more, and insufficient where they are
          equal.
        </li>
        <li>
          <b>Contested</b>, from six votes on the scale, when two positions that are not neighbours
          hold 30 per cent or more each. Votes on both ends are a result, not a middle, so no
          average is made of them. The page of the claim lists what else a verdict would need.
        </li>
        <li>
          <b>Undecided</b>, when something is missing of what the next section asks for. The page of
          the claim lists it.
        </li>
        <li>
          Otherwise one of the five positions, <b>refuted</b>, <b>mostly refuted</b>, <b>mixed</b>,{" "}
          <b>mostly supported</b> or <b>supported</b>: that of the voter in the middle, the median.
          At an exact half it is the one of the two positions that lies nearer to mixed.
        </li>
      </ol>

      <h2>What a decisive verdict needs</h2>
      <ul>
        <li>Ten or more fresh votes on the scale.</li>
        <li>
          Evidence in the direction of the verdict, in both directions for <i>mixed</i>. It counts
          when its words were found in the text of the source, or two people have transcribed them
          from the print; when a second person, who did not see which side it was added on, finds
          that it fits; and when the source is in good standing.
        </li>
        <li>
          Two origins of such evidence that do not lean on each other. One is enough where the claim
          is about what a single text says.
        </li>
        <li>
          A logged search for evidence to the contrary by somebody who did not add the evidence that
          decides.
        </li>
        <li>
          An answer to every rebuttal and undercut: by another author, accepted by an editor who
          wrote neither side.
        </li>
      </ul>
      <p>
        So one editor can build a ledger, and nobody alone can build a verdict. A check that did not
        run never counts as passed, and no evidence never counts as true or as false.
      </p>

      <h2>An example</h2>
      <WorkedExample />

      <h2>Settled for now</h2>
      <p>
        A verdict on the scale is called settled while twenty or more have voted, the interval below
        lies wholly inside the verdict’s own position, and no qualification stands unanswered. New
        evidence can unsettle it at any time.
      </p>

      <h2>The interval</h2>
      <p>
        Under the votes stands the mean position with a line: where the mean would lie, nine times
        in ten, if many more people like these had voted. It is computed from the votes and a weak
        assumption worth two votes spread over the whole scale (a Dirichlet posterior). Few votes
        make a long line. Five of five for the same position still leave room for doubt.
      </p>

      <h2>What it is not</h2>
      <p>
        A verdict is not a probability that the claim is true. It says how careful readers judge it
        on the evidence that has been brought, and what has not been brought yet.
      </p>
    </ProsePage>
  );
}
