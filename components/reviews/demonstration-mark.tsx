import { Badge } from "@/components/ui/badge";

/** Stands wherever reviewers are made up, so that nobody takes their votes for anybody's judgement. */
export function DemonstrationMark() {
  return (
    <Badge shape="diamond" tone="ochre">
      Demonstration data: these reviewers are fictional.
    </Badge>
  );
}
