import type { Metadata } from "next";
import { ProsePage } from "@/components/publishing/prose-page";

export const metadata: Metadata = {
  title: "Privacy",
  description: "What is stored about those who read and those who sign in.",
};

export default function PrivacyPage() {
  return (
    <ProsePage title="Privacy">
      <h2>If you only read</h2>
      <p>
        No cookie is set, nothing is counted and nothing is loaded from elsewhere: fonts and scripts
        come from this server. If you switch between light and dark, your browser remembers it; the
        server is not told. Whoever runs this server may keep the usual log of requests.
      </p>
      <h2>If you have an account</h2>
      <p>
        Stored are your name, handle and address, a hash of your password, and your sessions with
        time, network address and browser, which your account page lists so that you can end them. A
        cookie keeps you signed in; a second one tells pages that someone is signed in, and holds
        nothing else. Attempts to sign in are counted for a while by account and network address, to
        stop guessing.
      </p>
      <p>
        Your address is used to confirm it, to reset a password, and to write to you when an editor
        rules on something of yours. It is never shown.
      </p>
      <p>
        What you follow, what you were told, and the drafts that you keep are yours alone. Drafts go
        after thirty days, notifications after half a year. What you type into a long form stays in
        that tab of your browser until you send it, close the tab or sign out; it is not sent along.
      </p>
      <p>
        What you are told comes by mail only if you choose so in your account. Such a letter has no
        pictures and no counted links, and one request, signed out, too, stops all others.
      </p>
      <p>
        A note for “Only you” is shown to nobody else, administrators included. Where words are
        redacted, by order of a court say, the same words go from such notes too, unseen.
      </p>
      <h2>What is public</h2>
      <p>
        What you contribute is public with the name that stands under it: votes with their reasons,
        notes, evidence, arguments. A page under your handle lists what you did under your name and
        says since when you are here; what you write under a pseudonym does not lead to it. Who did
        what is also kept in a log that is not public, since nobody may judge their own work.
      </p>
      <h2>If you are written about</h2>
      <p>
        Authors and speakers are named where they wrote or said something in public. If something
        about you should not stand here, <a href="/contact#report">report it</a>; you need no
        account. Editors alone read what a report says, and it is kept with what was decided. An
        address that you leave is used for one letter with the answer, and erased thirty days after
        it.
      </p>
      <h2>If you leave</h2>
      <p>
        When an account is deleted, name, address, sessions, drafts, notifications, letters, what
        you followed and the words of notes for “Only you” are erased. Contributions stay under “a
        former reviewer”, because others have built on them.
      </p>
    </ProsePage>
  );
}
