/** The page on which whoever has a letter stops the others, and takes that back. */
export const stopLettersPath = (token: string, done?: string): string =>
  `/letters?${new URLSearchParams({ token, ...(done && { done }) })}`;

/** Where a mail program does it with one request; opened in a browser it leads to the page. */
export const stopLettersUrl = (token: string): string =>
  `/api/letters/stop?${new URLSearchParams({ token })}`;
