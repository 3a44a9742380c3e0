type Look = "primary" | "plain" | "quiet";

/**
 * A button of a form; submits unless `type` says otherwise.
 * `primary` is the one thing a form is for, `plain` stands beside it, `quiet` looks like a link.
 */
export function Button({
  look = "plain",
  ...rest
}: { look?: Look } & React.ComponentProps<"button">) {
  return <button {...rest} className={looks[look]} />;
}

/** A link that looks like a button, for steps that lead to a page of their own. */
export function ButtonLink({
  look = "plain",
  ...rest
}: { look?: Look } & React.ComponentProps<"a">) {
  return <a {...rest} className={`${looks[look]} no-underline`} />;
}

const shared =
  "inline-flex min-h-10 cursor-pointer items-center justify-center gap-2 font-sans text-aside leading-tight font-[560] disabled:cursor-not-allowed aria-disabled:cursor-progress";

const boxed = `${shared} rounded-control border px-4 py-2`;

const looks: Record<Look, string> = {
  primary: `${boxed} border-press bg-press text-paper hover:bg-[color-mix(in_oklab,var(--color-press)_88%,var(--color-ink))] disabled:border-edge disabled:bg-wash disabled:text-soft`,
  plain: `${boxed} border-edge bg-raised text-ink hover:bg-wash disabled:text-soft`,
  // Wider than its words, so that it is easy to hit, and in line with the text around it.
  quiet: `${shared} -mx-1 px-1 text-press underline underline-offset-[0.2em] disabled:text-soft`,
};
