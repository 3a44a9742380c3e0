/** The page of a class. */
export const classPath = (classId: string): string => `/classes/${classId}`;

/** The page on which a code opens a class to whoever has it. */
export const joinPath = (code: string): string => `/join?code=${encodeURIComponent(code)}`;
