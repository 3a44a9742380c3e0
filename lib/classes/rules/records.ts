/** What of a student's work a mark can lean on. */
export const RECORD_KINDS = ["vote", "appraisal", "evidence", "argument", "annotation"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
export type RecordName = { kind: RecordKind; claimId: string; id: string };

/** A record as forms and anchors name it: "vote/ap4c6m5xra/0b6e…". */
export const recordRef = ({ kind, claimId, id }: RecordName): string => `${kind}/${claimId}/${id}`;

/** What such a name says; null where it is none. It need not exist. */
export function readRecordRef(ref: string): RecordName | null {
  const [, kind, claimId, id] = SHAPE.exec(ref) ?? [];
  if (!kind || !claimId || !id) return null;
  if (HAS_UUID.has(kind) && !UUID.test(id)) return null;
  return { kind: kind as RecordKind, claimId, id };
}

/** The id of a record's place on a page, without the slashes that addresses read as their own. */
export const recordAnchor = (ref: string): string => `record-${ref.replaceAll("/", "-")}`;

/** How many records a mark leans on at most. */
export const RECORDS_MOST = 60;

const SHAPE = new RegExp(`^(${RECORD_KINDS.join("|")})/([0-9a-z]{10})/([0-9a-z-]{10,36})$`);
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HAS_UUID: ReadonlySet<string> = new Set(["vote", "appraisal", "annotation"]);
