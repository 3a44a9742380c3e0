import "server-only";
import {
  listContestedClaims,
  listNewestClaims,
  listSettledClaims,
  listUnsourcedClaims,
} from "./claim-lists";
import { listDocuments } from "./document-lists";

const FEW = 5;

/** What the first page shows, in five statements. */
export async function getHomeLists() {
  const [contested, settled, newest, unsourced, documents] = await Promise.all([
    listContestedClaims(),
    listSettledClaims(),
    listNewestClaims(),
    listUnsourcedClaims(),
    listDocuments({ most: FEW }),
  ]);
  return { contested, settled, newest, unsourced, documents };
}
