import type { Metadata } from "next";
import { z } from "zod";
import { ClassesView } from "@/components/classes/classes-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { mayEver } from "@/lib/access/permissions";
import { getLeftClass, listLeftClasses, listMyClasses } from "@/lib/classes/queries/my-classes";
import { whyNoNewClass } from "@/lib/classes/queries/opening";
import { listExpecting } from "@/lib/classes/queries/roster";
import { getMailChoice } from "@/lib/follows/queries/mail";
import { systemClock } from "@/lib/foundation/clock";
import { publicIdField } from "@/lib/foundation/fields";

export const instant = false;
export const metadata: Metadata = { title: "Your classes" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ClassesPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!viewer.isSignedIn) return <SignInFirst to="see your classes" next="/classes" />;
  const { page, left } = asked.parse(query);
  const [list, expecting, gone, leftClass, mail] = await Promise.all([
    listMyClasses(viewer, page),
    listExpecting(viewer),
    listLeftClasses(viewer),
    left === null ? null : getLeftClass(viewer, left, systemClock()),
    getMailChoice(viewer),
  ]);
  const mayOpen = mayEver("class.open", viewer) && whyNoNewClass(viewer) === null;
  const shown = { list, expecting, gone, mail, done: query.done, outcome };
  return <ClassesView {...shown} left={leftClass} mayOpen={mayOpen} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  left: publicIdField.nullable().catch(null),
});
