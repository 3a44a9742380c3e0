/** What is chosen of several, where something is. */
export const chosen = (value: string | null | undefined) => (value ? { defaultValue: value } : {});
