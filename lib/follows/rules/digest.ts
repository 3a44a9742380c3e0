import { localOf, readLocal } from "@/lib/classes/rules/zones";
import { aboutWords, noticeWords } from "./notice-words";
import { grouped, type Notice } from "./notices";

/** How many notifications a letter says at most; it counts the others. */
export const NOTICES_PER_LETTER = 40;

export type Cadence = "DAILY" | "WEEKLY";

/** The hour of the day at which letters go, where their reader is. */
const HOUR = "06:00";
const DAY_MS = 86_400_000;

/**
 * The letter whose turn it is: the day that it is for, of a weekly one the Monday, and the moment from which it goes.
 *
 * @param zone an IANA name, "Europe/Berlin"
 */
export function letterDue(cadence: Cadence, zone: string, now: Date): { forDay: string; at: Date } {
  const [today = "", clock = ""] = localOf(now, zone).split("T");
  const since = clock < HOUR ? dayBefore(today, 1) : today;
  // Sunday is 0 to JavaScript, and the last of the week here.
  const sinceMonday = (new Date(`${since}T00:00Z`).getUTCDay() + 6) % 7;
  const forDay = cadence === "DAILY" ? since : dayBefore(since, sinceMonday);
  return { forDay, at: readLocal(`${forDay}T${HOUR}`, zone).at };
}

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** What a letter is made of. */
export type DigestParts = {
  name: string;
  cadence: Cadence;
  /** Those that are said, the oldest first. */
  items: readonly Notice[];
  /** How many there are with those that are not said. */
  total: number;
  /** Where this installation is: "https://assay.example.org". */
  origin: string;
  stopUrl: string;
};

/** The letter, in plain text: everything under what it is about, each with its address. */
export function digestLetter({ name, cadence, items, total, origin, stopUrl }: DigestParts): {
  subject: string;
  text: string;
} {
  const count = total === 1 ? "1 notification" : `${total} notifications`;
  const groups = together(items).map(({ about, of }) =>
    [oneLine(aboutWords(about)), ...of.map((notice) => lineOf(notice, origin))].join("\n"),
  );
  const left = total - items.length;
  const text = [
    `Hello ${oneLine(name)},`,
    `this is new for you at ${origin}.`,
    ...groups,
    ...(left > 0 ? [`And ${left} more.`] : []),
    `All of them, also those you have read:\n${origin}/notifications`,
    `You get this letter ${OFTEN[cadence]}, when there is something to say, because you chose it.
To change that: ${origin}/account#letters
To get no more of them: ${stopUrl}`,
  ].join("\n\n");
  return { subject: `${count} at Assay`, text: `${text}\n` };
}

const OFTEN: Record<Cadence, string> = { DAILY: "once a day", WEEKLY: "once a week" };

/** All about one thing stand together, in the order in which the first of each happened. */
function together(items: readonly Notice[]) {
  const keys = [...new Set(items.map(({ about }) => about.key))];
  return grouped(keys.flatMap((key) => items.filter(({ about }) => about.key === key)));
}

const lineOf = (notice: Notice, origin: string) =>
  `- ${oneLine(noticeWords(notice))}\n  ${new URL(notice.href, origin).href}`;

/** What people wrote keeps to its line. */
const oneLine = (words: string) => words.replace(/\s+/g, " ").trim();
