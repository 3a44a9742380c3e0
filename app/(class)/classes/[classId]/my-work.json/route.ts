import { writeOwnWork } from "@/lib/classes/queries/archive";
import { writtenFile, type FileRequest } from "../written-file";

/** What somebody did in a class, for themselves; to whoever never was in it there is none. */
export const GET = (request: Request, given: FileRequest): Promise<Response> =>
  writtenFile(request, given, { write: writeOwnWork, name: "my-work" });
