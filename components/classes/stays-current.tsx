"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { useKeptSwitch } from "@/components/ui/kept-switch";

/** A line of what is watched: which one, whose, and how it stands. */
export type WatchedLine = { key: string; who: string; words: string };

const EVERY_MS = 20_000;
const NAMED_AT_MOST = 3;

/**
 * Keeps the page around it current while somebody looks at it: every 20 seconds it asks for a few bytes whether anything
 * changed, and only if something did for the page itself. What changed is said politely. Whoever wants a page that stands
 * still turns it off, in this browser. Without script it is a link.
 */
export function StaysCurrent({
  pulse,
  pulseHref,
  href,
  lookedAt,
  lines,
}: {
  /** What the page shows, as the door behind `pulseHref` says it. */
  pulse: string;
  pulseHref: string;
  /** The address of this page as it is asked. */
  href: string;
  /** When this was read, in the time of the class: "14:05:20". */
  lookedAt: string;
  lines: readonly WatchedLine[];
}) {
  const { isOn, turn } = useKeptSwitch("assay-looks-by-itself");
  const { isLive, isReached } = useLooking(pulse, pulseHref, isOn);
  const changed = useChanges(lines);
  return (
    <div className="meta">
      <p>
        As of <span className="figures">{lookedAt}</span>.{" "}
        <a href={href} className="inline-flex min-h-6 items-center">
          Look again
        </a>
        {isLive &&
          isOn &&
          isReached &&
          ", or leave this page open: it looks by itself every 20 seconds."}
        {isLive && isOn && !isReached && ". It could not look again just now; it goes on trying."}
        {isLive && !isOn && "."}
      </p>
      {isLive && (
        <Button type="button" look="quiet" onClick={() => turn(!isOn)}>
          {isOn ? "Stop looking by itself" : "Look by itself every 20 seconds"}
        </Button>
      )}
      <p role="status">{changed}</p>
    </div>
  );
}

function useLooking(pulse: string, pulseHref: string, isOn: boolean) {
  const router = useRouter();
  const isLive = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const [isReached, setIsReached] = useState(true);
  const shown = useRef(pulse);
  useEffect(() => {
    shown.current = pulse;
  }, [pulse]);
  useEffect(() => {
    if (!isOn) return;
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const found = await askFor(pulseHref);
      setIsReached(found !== null);
      if (found !== null && found !== shown.current) router.refresh();
    };
    const timer = setInterval(() => void look(), EVERY_MS);
    const atOnce = () => void look();
    document.addEventListener("visibilitychange", atOnce);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", atOnce);
    };
  }, [pulseHref, router, isOn]);
  return { isLive, isReached };
}

/** Null where there is no answer that says it. */
async function askFor(pulseHref: string): Promise<string | null> {
  try {
    const answer = await fetch(pulseHref, { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as { pulse: string }).pulse : null;
  } catch {
    return null;
  }
}

/** In words what differs in the lines from those before; empty until anything does. */
function useChanges(lines: readonly WatchedLine[]): string {
  const [before, setBefore] = useState(lines);
  const [changed, setChanged] = useState("");
  if (before !== lines) {
    const words = changesInWords(before, lines);
    setBefore(lines);
    if (words) setChanged(words);
  }
  return changed;
}

function changesInWords(before: readonly WatchedLine[], lines: readonly WatchedLine[]): string {
  const known = new Map(before.map(({ key, words }) => [key, words]));
  const changed = lines.filter(({ key, words }) => known.get(key) !== words);
  if (changed.length === 0) return "";
  const named = changed.slice(0, NAMED_AT_MOST).map(({ who, words }) => `${who} is ${words}`);
  const others = changed.length - named.length;
  return `New: ${named.join("; ")}${others > 0 ? `; and ${others} more` : ""}.`;
}
