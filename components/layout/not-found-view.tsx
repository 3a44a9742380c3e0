import { ClaimSearch } from "@/components/claims/claim-search";
import { PageFrame } from "@/components/layout/page-frame";

/** The words of a missing page, as ordinary content. Pages that render per request show it with the status 200. */
export function NotFoundView() {
  return (
    <PageFrame head={<h1>There is nothing at this address</h1>}>
      <div className="mt-4 max-w-measure space-y-4">
        <p>It may have been mistyped, or cut short on its way here. Look for it by its words:</p>
        <ClaimSearch />
        <p>
          Or go through the <a href="/claims">claims</a>, the <a href="/topics">topics</a>, the{" "}
          <a href="/documents">documents</a>, the <a href="/sources">sources</a> and the{" "}
          <a href="/people">people</a>. If a link of ours led you here, please{" "}
          <a href="/contact">say which</a>.
        </p>
      </div>
    </PageFrame>
  );
}
