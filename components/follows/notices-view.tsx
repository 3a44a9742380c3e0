import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { Tab, Tabs } from "@/components/ui/tabs";
import type { FormState } from "@/lib/access/form-action";
import { readNoticesAction } from "@/lib/follows/actions";
import type { NoticeList } from "@/lib/follows/queries/notices";
import { aboutWords, noticeWords } from "@/lib/follows/rules/notice-words";
import {
  grouped,
  NOTICES_PER_PAGE,
  noticesPath,
  type Notice,
  type NoticesFrom,
} from "@/lib/follows/rules/notices";

type Answered = { outcome: FormState };

/**
 * What somebody was told, the newest first, each under what it is about and with the way to where it happened.
 * @param shownAt when the list was read: what comes later stays unread
 */
export function NoticesView({
  list,
  shownAt,
  done,
  outcome,
}: Answered & { list: NoticeList; shownAt: string; done: unknown }) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your account", href: "/account" }, { label: "Notifications" }]}
          />
          <h1>Notifications</h1>
          <p className="meta mt-2">
            {unreadInWords(list)}. <a href="/follows">What you follow</a>
            {"\u00a0· "}
            <a href="/account#letters">By mail</a>
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <Choice from={list.from} />
        {list.total > 0 && <DoneNotice done={done} words={DONE} />}
        {list.unread > 0 && (
          <ReadForm
            id="read-all"
            of={list.items}
            shownAt={shownAt}
            from={list.from}
            outcome={outcome}
          >
            {list.from === "classes" ? "Mark these as read" : "Mark all as read"}
          </ReadForm>
        )}
        <List list={list} outcome={outcome} />
      </div>
    </PageFrame>
  );
}

/** All of them, or those from classes alone. */
function Choice({ from: chosen }: { from: NoticesFrom }) {
  return (
    <Tabs label="Which notifications">
      {(["all", "classes"] as const).map((from) => (
        <Tab key={from} href={noticesPath({ from })} isHere={from === chosen}>
          {FROM[from]}
        </Tab>
      ))}
    </Tabs>
  );
}

const FROM: Record<NoticesFrom, string> = { all: "All", classes: "From my classes" };

const DONE = { read: "Marked as read." };

function unreadInWords({ total, unread }: NoticeList): string {
  if (total === 0) return "Nothing yet";
  return unread === 0 ? "You have read them all" : `${unread} of ${total} unread`;
}

function List({
  list: { items, total, page, from: asked },
  outcome,
}: Answered & { list: NoticeList }) {
  const from = (page - 1) * NOTICES_PER_PAGE;
  const to = (nth: number) => noticesPath({ from: asked, page: nth });
  if (total === 0 && asked === "classes")
    return (
      <EmptyState action={{ label: "See your classes.", href: "/classes" }}>
        Here stands what happens in your classes: what is assigned and due, grades, questions and
        their answers.
      </EmptyState>
    );
  if (total === 0)
    return (
      <EmptyState action={{ label: "Look for a claim to follow.", href: "/claims" }}>
        Here stands what becomes of the claims, documents, sources and topics that you follow, and
        what others decide about your own work or answer to it; and what happens in your classes.
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  return (
    <div>
      <ol className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {grouped(items).map(({ about, of }) => (
          <li key={of[0]!.noticeId} className="py-4">
            <p className="max-w-measure">
              <a href={about.href}>{aboutWords(about)}</a>
            </p>
            <ul className="mt-1.5 space-y-2">
              {of.map((notice) => (
                <Told key={notice.noticeId} notice={notice} outcome={outcome} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <Pager
        label="Notifications, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}

function Told({ notice, outcome }: Answered & { notice: Notice }) {
  const { noticeId, at, isRead, href } = notice;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-aside">
      <p className="min-w-0 flex-1 basis-64">
        {!isRead && (
          <>
            <Badge shape="dot">unread</Badge>{" "}
          </>
        )}
        <a href={href} className={isRead ? "" : "font-[620]"}>
          {noticeWords(notice)}
        </a>{" "}
        <span className="meta whitespace-nowrap">
          <Moment at={at} />
        </span>
      </p>
      {!isRead && (
        <ReadForm id={`read-${noticeId}`} of={[notice]} look="quiet" outcome={outcome}>
          Mark as read
        </ReadForm>
      )}
    </li>
  );
}

function ReadForm({
  id,
  of,
  shownAt,
  from = "all",
  outcome,
  look = "plain",
  children,
}: Answered & {
  id: string;
  of: readonly Notice[];
  shownAt?: string;
  from?: NoticesFrom;
  look?: "plain" | "quiet";
  children: string;
}) {
  const noticeIds = of.map(({ noticeId }) => noticeId).join(",");
  return (
    <ButtonForm
      id={id}
      action={readNoticesAction}
      outcome={outcome}
      idempotencyKey={randomUUID()}
      hidden={{ noticeIds, from, ...(shownAt && { shownAt }) }}
      summaryTitle="Nothing was marked."
      look={look}
    >
      {children}
    </ButtonForm>
  );
}
