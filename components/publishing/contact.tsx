import { ProsePage } from "./prose-page";

/**
 * How to reach whoever runs this installation.
 * @param address theirs; undefined where they have given none
 */
export function Contact({ address }: { address: string | undefined }) {
  return (
    <ProsePage title="Contact">
      <h2>Whoever runs this installation</h2>
      {address ? (
        <p>
          Write to <a href={`mailto:${address}`}>{address}</a>. It is read by people, who are few.
        </p>
      ) : (
        <p>
          No address has been given. If you run this installation, set ASSAY_CONTACT to one that you
          read, and it stands here.
        </p>
      )}

      <h2>Something is wrong with a claim, a quotation or a source</h2>
      <p>
        Sign in and say so where it stands: a note in the margin, evidence to the contrary, or a
        vote with a reason. That is quicker than a letter, and everyone can follow what comes of it.
      </p>

      <h2 id="report">Copyright and personal data</h2>
      <p>
        You need no account to report that your work is quoted beyond what the law allows, or that
        something about a living person should not stand here: <a href="/report">report it</a>. Say
        the address of the page and which words on it; whose work it is, or about whom it speaks;
        and who you are to it.
      </p>
      <p>
        An administrator decides. Words that have to go are taken out of every revision, copy and
        cache for good; that it was done, when and on which ground stays{" "}
        <a href="/redactions">public</a>.
      </p>

      <h2>A fault in the program, or a hole in it</h2>
      <p>
        {address ? "The same address takes these too. " : ""}
        Say what you did, what happened and what you expected. If it concerns the safety of others,
        tell nobody else until it is mended.
      </p>
    </ProsePage>
  );
}
