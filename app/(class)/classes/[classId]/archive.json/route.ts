import { writeClassArchive } from "@/lib/classes/queries/archive";
import { writtenFile, type FileRequest } from "../written-file";

/** A class and all that was done in it, for its teachers; to everybody else there is none. */
export const GET = (request: Request, given: FileRequest): Promise<Response> =>
  writtenFile(request, given, { write: writeClassArchive, name: "class" });
