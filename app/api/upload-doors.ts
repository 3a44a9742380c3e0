import { FILE_DOOR } from "@/lib/sources/rules/texts";

/** The addresses of the doors for files, which take more than an action does: a server knows them before the first request. */
export const UPLOAD_DOORS: readonly string[] = [FILE_DOOR];
