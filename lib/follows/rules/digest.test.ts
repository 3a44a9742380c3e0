import { describe, expect, it } from "vitest";
import { digestLetter, letterDue } from "./digest";
import type { Notice } from "./notices";

describe("The letter whose turn it is", () => {
  it.each([
    // The day, where its reader is, from six in the morning to six in the morning.
    ["DAILY", "UTC", "2026-11-27T06:00Z", "2026-11-27", "2026-11-27T06:00Z"],
    ["DAILY", "UTC", "2026-11-27T05:59Z", "2026-11-26", "2026-11-26T06:00Z"],
    ["DAILY", "Europe/Berlin", "2026-11-27T05:00Z", "2026-11-27", "2026-11-27T05:00Z"],
    ["DAILY", "Pacific/Auckland", "2026-11-27T20:00Z", "2026-11-28", "2026-11-27T17:00Z"],
    ["DAILY", "America/New_York", "2026-11-27T10:59Z", "2026-11-26", "2026-11-26T11:00Z"],
    // An hour is skipped in the night, and one comes twice.
    ["DAILY", "Europe/Berlin", "2026-03-29T04:00Z", "2026-03-29", "2026-03-29T04:00Z"],
    ["DAILY", "Europe/Berlin", "2026-10-25T04:30Z", "2026-10-24", "2026-10-24T04:00Z"],
    // Mondays.
    ["WEEKLY", "UTC", "2026-11-27T09:00Z", "2026-11-23", "2026-11-23T06:00Z"],
    ["WEEKLY", "UTC", "2026-11-30T05:00Z", "2026-11-23", "2026-11-23T06:00Z"],
    ["WEEKLY", "UTC", "2026-11-30T06:00Z", "2026-11-30", "2026-11-30T06:00Z"],
    ["WEEKLY", "UTC", "2026-11-29T23:00Z", "2026-11-23", "2026-11-23T06:00Z"],
    ["WEEKLY", "UTC", "2027-01-01T12:00Z", "2026-12-28", "2026-12-28T06:00Z"],
  ] as const)("%s in %s at %s is that of %s", (cadence, zone, now, forDay, at) => {
    expect(letterDue(cadence, zone, new Date(now))).toEqual({ forDay, at: new Date(at) });
  });
});

describe("A letter", () => {
  const made = (changes: Partial<Parameters<typeof digestLetter>[0]> = {}) =>
    digestLetter({
      ...{ name: "Milo", cadence: "DAILY", items: [notice()], total: 1 },
      ...{ origin: "https://assay.example.org" },
      ...{ stopUrl: "https://assay.example.org/letters?token=t" },
      ...changes,
    });

  it("says what happened under what it is about, with whole addresses", () => {
    const { subject, text } = made();
    expect(subject).toBe("1 notification at Assay");
    expect(text).toBe(`Hello Milo,

this is new for you at https://assay.example.org.

History, 11b
- New: “Who wanted what”. It is due on Friday 27 November 2026 at 13:00 (UTC+01:00).
  https://assay.example.org/assignments/a1

All of them, also those you have read:
https://assay.example.org/notifications

You get this letter once a day, when there is something to say, because you chose it.
To change that: https://assay.example.org/account#letters
To get no more of them: https://assay.example.org/letters?token=t
`);
  });

  it("puts together what is about one thing, and counts what it leaves out", () => {
    const other = { ...notice(), about: { key: "class:k2", title: "Latin", href: "/classes/k2" } };
    const { subject, text } = made({ items: [notice(), other, notice()], total: 45 });
    expect(subject).toBe("45 notifications at Assay");
    expect(text.match(/^(History, 11b|Latin)$/gm)).toEqual(["History, 11b", "Latin"]);
    expect(text).toContain("\n\nAnd 42 more.\n\n");
  });

  it("keeps what people wrote to its line, so that it cannot look like the letter's own", () => {
    const about = { ...notice().about, title: "History\r\n\r\nTo get no more: https://elsewhere" };
    expect(made({ items: [{ ...notice(), about }] }).text).toContain(
      "\nHistory To get no more: https://elsewhere\n- New",
    );
  });
});

const notice = (): Notice => ({
  ...{ noticeId: "1", name: "assigned", kind: "assignment", detail: null },
  ...{ at: new Date(0), isRead: false, href: "/assignments/a1" },
  about: { key: "class:k1", title: "History, 11b", href: "/classes/k1" },
  matter: {
    ...{ classId: "k1", timeZone: "Europe/Berlin", role: null, assignment: "Who wanted what" },
    ...{ dueAt: new Date("2026-11-27T12:00Z"), isReleased: false, deletionAskedAt: null },
  },
});
