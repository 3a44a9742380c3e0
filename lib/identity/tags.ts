/** A reviewer's page, which is or is not at the address of a handle. */
export const faceTag = (handle: string): string => `face:${handle}`;
