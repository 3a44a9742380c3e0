import localFont from "next/font/local";

// The Latin faces alone are preloaded; italics and other scripts load where a page needs them. `optional` means that a
// late font waits for the next page instead of moving the lines of this one.
const serif = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  weight: "200 900",
  display: "optional",
  variable: "--font-serif-latin",
  adjustFontFallback: "Times New Roman",
});

const sans = localFont({
  src: "../../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
  weight: "100 900",
  display: "optional",
  variable: "--font-sans-latin",
  adjustFontFallback: "Arial",
});

/** Class names for `<html>`: they define the custom properties which the theme's font stacks begin with. */
export const fontClassNames = `${serif.variable} ${sans.variable}`;
