import type { Metadata } from "next";
import { ProsePage } from "@/components/publishing/prose-page";

export const metadata: Metadata = {
  title: "Terms",
  description:
    "Under which licences contributions stand here, and what is asked of those who make them.",
};

export default function TermsPage() {
  return (
    <ProsePage title="Terms">
      <h2>Licences</h2>
      <ul>
        <li>
          What members write (claims, arguments, notes, reasons, descriptions of sources) is
          published under{" "}
          <a href="https://creativecommons.org/licenses/by/4.0/">
            Creative Commons Attribution 4.0
          </a>
          . Name the author as the page names them, and the address.
        </li>
        <li>
          Votes and verdicts are dedicated to the public under{" "}
          <a href="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</a>.
        </li>
        <li>
          Quotations belong to their sources. They are given so that a claim can be checked, no
          longer than that needs. The text of a work in copyright is not shown.
        </li>
      </ul>
      <h2>What we ask of contributors</h2>
      <ul>
        <li>Write your own words, and quote exactly, with the place.</li>
        <li>One person, one account. Do not vote for others or in their name.</li>
        <li>
          Nobody checks, accepts or rates their own work. The program holds to this for everyone,
          administrators included.
        </li>
        <li>Write about claims and sources, not about each other.</li>
      </ul>
      <h2>Using what stands here</h2>
      <p>
        Copy, quote and compute with it, also for money, under the licences above. Every claim and
        every source has a citation and files for reference managers. If you pass a verdict on, say
        its date: it may have changed since.
      </p>
      <h2>Quotations and takedown</h2>
      <p>
        A quotation here is as long as a claim needs to be checked against it, and names its source
        and place. If you hold the rights to a work and think that it is quoted beyond that, or if
        something here is about you and should not be, <a href="/contact#report">report it</a>. You
        need no account. An editor decides whether it stays, an administrator whether words are
        taken out for good. What was decided and why is public, and is sent to the address that you
        leave.
      </p>
      <h2>What stays</h2>
      <p>
        Nothing that was published is silently changed or removed: edits are kept as revisions, and
        what is retracted leaves a notice. Words can be taken out for good on a court order, for
        copyright, to protect personal data or after a threat. That it was done, when and why
        remains public.
      </p>
      <h2>No warranty</h2>
      <p>
        A verdict is a computation over votes and evidence, not advice. Check what matters to you in
        the sources; that is what they are named for.
      </p>
    </ProsePage>
  );
}
