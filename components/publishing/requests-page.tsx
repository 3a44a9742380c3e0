import { Byline } from "@/components/identity/byline";
import { FlagLink } from "@/components/moderation/flag-link";
import { WithMarks } from "@/components/moderation/with-marks";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { addEvidencePath } from "@/lib/evidence/rules/paths";
import { beginningOf, plainly } from "@/lib/foundation/redacted";
import { onClaim } from "@/lib/moderation/rules/flags";
import type {
  ListedRequest,
  RequestList,
  RequestOrder,
  RequestState,
} from "@/lib/publishing/queries/requests";
import { ListPage } from "./list-page";

/** The queue of what needs a source: the claims and words that wait for one, or those that were given one. */
export function RequestsPage({
  requests,
  state,
  order,
  page,
  from,
  to,
  hasMore,
}: Omit<RequestList, "tags">) {
  return (
    <ListPage
      title={TITLES[state]}
      lede="What readers ask a source for: a claim, or words of one. A request is met by evidence that is found in its source and names the words it asks about."
    >
      <nav
        aria-label="Requests, which and in which order"
        className="no-print font-sans text-aside"
      >
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          <li>
            {state === "open" ? (
              <a href={hrefOf({ state: "met", order })}>What was given a source</a>
            ) : (
              <a href={hrefOf({ state: "open", order })}>What needs a source</a>
            )}
          </li>
          {requests.length > 0 && (
            <li>
              {order === "newest" ? (
                <a href={hrefOf({ state, order: "oldest" })}>The oldest first</a>
              ) : (
                <a href={hrefOf({ state, order: "newest" })}>The newest first</a>
              )}
            </li>
          )}
        </ul>
      </nav>
      {requests.length > 0 && (
        <ul className="divide-y divide-rule">
          {requests.map((request) => (
            <Request key={request.id} request={request} />
          ))}
        </ul>
      )}
      {requests.length === 0 && (
        <div className="mt-6">
          <Nothing {...{ state, order, page }} />
        </div>
      )}
      <Pager
        label="Requests, pages"
        position={to < from ? "no further" : `${from} to ${to}`}
        previousHref={page > 1 ? hrefOf({ state, order }, page - 1) : null}
        nextHref={hasMore ? hrefOf({ state, order }, page + 1) : null}
      />
    </ListPage>
  );
}

function Request({ request }: { request: ListedRequest }) {
  const { id, claim, words, isOfWords, place, note, requestedAt, byline, handle, metAt, met } =
    request;
  return (
    <li className="space-y-1 py-5">
      <p className="max-w-measure">
        <a href={claim.href} className="font-[620]">
          <Sentence sentence={claim.sentence} place={place} />
        </a>
      </p>
      {isOfWords && !place && (
        <p className="max-w-measure text-aside">
          {words === null
            ? "It is asked for words that cannot be read any more."
            : `It is asked for “${words}”, which the claim no longer says.`}
        </p>
      )}
      {note && (
        <p className="max-w-measure text-aside">
          <WithMarks text={note} />
        </p>
      )}
      <p className="meta dotted-list">
        <span>
          Asked by <Byline name={byline} handle={handle} />
        </span>
        <Day at={requestedAt} />
        <FlagLink kind="request" id={onClaim(claim.id, id)} />
      </p>
      {metAt === null ? (
        <p className="no-print text-aside">
          <a href={addEvidencePath(claim.id, place ? words : null)}>
            {place ? <>Add evidence for “{words}”</> : "Add evidence for it"}
          </a>
        </p>
      ) : (
        <Met met={met} at={metAt} />
      )}
    </li>
  );
}

function Met({ met, at }: { met: ListedRequest["met"]; at: string }) {
  return (
    <p className="max-w-measure text-aside">
      Met on <Day at={at} />
      {met ? (
        <>
          {" "}
          by{" "}
          <a href={met.href}>
            {plainly(met.sourceTitle)}: “{beginningOf(plainly(met.excerpt), EXCERPT_SHOWN)}”
          </a>
        </>
      ) : (
        " by evidence that is not to be seen now"
      )}
      .
    </p>
  );
}

/** A claim's sentence, with the words that a source is asked for marked in it. */
function Sentence({ sentence, place }: { sentence: string; place: ListedRequest["place"] }) {
  if (!place) return <WithMarks text={sentence} />;
  return (
    <>
      <WithMarks text={sentence.slice(0, place.start)} />
      <mark>{sentence.slice(place.start, place.end)}</mark>
      <WithMarks text={sentence.slice(place.end)} />
    </>
  );
}

function Nothing({
  state,
  order,
  page,
}: {
  state: RequestState;
  order: RequestOrder;
  page: number;
}) {
  if (page > 1)
    return (
      <EmptyState action={{ label: "Back to the first page.", href: hrefOf({ state, order }) }}>
        The list ends before this page.
      </EmptyState>
    );
  if (state === "met")
    return <EmptyState>No request has been met yet. What evidence answers stands here.</EmptyState>;
  return (
    <EmptyState action={{ label: "Read the claims.", href: "/claims" }}>
      Nothing is asked for at present. Whoever is signed in can ask a source for a claim or for
      words of it.
    </EmptyState>
  );
}

const TITLES: Record<RequestState, string> = {
  open: "Needs a source",
  met: "Given a source",
};
const EXCERPT_SHOWN = 90;

function hrefOf({ state, order }: { state: RequestState; order: RequestOrder }, page = 1): string {
  const query = new URLSearchParams();
  if (state !== "open") query.set("state", state);
  if (order !== "newest") query.set("sort", order);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/requests?${query}` : "/requests";
}
