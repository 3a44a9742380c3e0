import { Badge } from "@/components/ui/badge";
import { isSameReading, type Fit, type Reading } from "@/lib/evidence/rules";
import { readAsInWords } from "./reading-words";

/** Whether second people read the words as their adder does; where not, how they read them. */
export function FitBadge({
  fit,
  readAs,
  ...adders
}: Reading & { fit: Fit; readAs: readonly Reading[] }) {
  if (fit === "NOT_CHECKED") return <Badge shape="hollow">awaits a second reader</Badge>;
  if (fit === "FIT") return <Badge shape="double">a second reader finds that it fits</Badge>;
  const otherwise = readAs.filter((reading) => !isSameReading(reading, adders));
  return (
    <Badge shape="struck" tone="brick">
      disputed: {otherwise.length > 1 ? "others" : "a second person"} read it{" "}
      {otherwise.map((reading) => readAsInWords(reading, adders)).join(", and ")}
    </Badge>
  );
}
