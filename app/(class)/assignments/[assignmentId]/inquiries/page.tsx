import type { Metadata } from "next";
import { InquiriesView } from "@/components/classes/inquiries-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { listInquiries } from "@/lib/classes/queries/inquiries";
import { inquiriesPath } from "@/lib/classes/rules/paths";
import { pageQuery } from "@/lib/classes/schema/inquiries";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Questions of students" };

export default function InquiriesPage(request: AssignmentRequest) {
  const way = { to: "see what students ask", pathOf: inquiriesPath };
  return onAssignment(request, way, async ({ assignmentId, query, viewer }) => {
    const list = await listInquiries(viewer, assignmentId, pageQuery.parse(query).page);
    return list ? <InquiriesView list={list} /> : <NotFoundView />;
  });
}
