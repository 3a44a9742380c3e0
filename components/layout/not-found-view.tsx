import { PageFrame } from "@/components/layout/page-frame";

/** The words of a missing page, as ordinary content. Pages that render per request show it with the status 200. */
export function NotFoundView() {
  return (
    <PageFrame head={<h1>There is nothing at this address</h1>}>
      <p>
        It may have been mistyped or cut short on its way here. Look for it among the{" "}
        <a href="/claims">claims</a>, the <a href="/documents">documents</a> or the{" "}
        <a href="/sources">sources</a>.
      </p>
    </PageFrame>
  );
}
