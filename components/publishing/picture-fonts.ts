import { readFile } from "node:fs/promises";
import path from "node:path";

/**
 * The faces of pictures that are drawn here, from the packages that are installed: the drawing program would fetch
 * what it misses from elsewhere. They are read once.
 *
 * @throws where a package is not installed
 */
export async function pictureFonts(): Promise<PictureFont[]> {
  reading ??= Promise.all(FACES.map(readFace)).catch((reason: unknown) => {
    reading = undefined;
    throw reason;
  });
  return reading;
}

/**
 * What of a text those faces can draw. Signs and emoji that they lack are left out; where letters are missing, a part
 * of the text would be another text, so there is nothing.
 */
export function drawable(text: string): string | null {
  const composed = text.normalize("NFC");
  if (new RegExp(`(?!${COVERED})[\\p{L}\\p{N}\\p{M}]`, "u").test(composed)) return null;
  return composed
    .replace(new RegExp(`(?!${COVERED}).`, "gsu"), " ")
    .replace(/\s+/g, " ")
    .trim();
}

type PictureFont = {
  name: string;
  data: Buffer;
  weight: 400 | 500 | 600;
  style: "normal";
};

let reading: Promise<PictureFont[]> | undefined;

// Of Latin, Greek and Cyrillic what the faces hold, with the punctuation of a printed page; the test tries each character.
const COVERED =
  "[ -~\\u00a0-\\u012b\\u012e-\\u0131\\u0134-\\u0165\\u0168-\\u017f\\u0218-\\u021b\\u0386-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u0400-\\u045f\\u0490\\u0491\\u2013\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2020\\u2022\\u2026\\u20ac\\u2116\\u2212]";

const SCRIPTS = ["latin", "latin-ext", "cyrillic", "greek"];

/** Families as styles name them: of the serif one for each script, since of faces with one name only one is used. */
export const SERIF = SCRIPTS.map((script) => `Source Serif 4 ${script}`).join(", ");
export const SANS = "Public Sans";

const FACES = [
  ...SCRIPTS.map((script) => ({
    ...{ name: `Source Serif 4 ${script}`, weight: 500 as const },
    file: `source-serif-4/files/source-serif-4-${script}`,
  })),
  ...([400, 600] as const).map((weight) => ({
    ...{ name: SANS, weight, file: "public-sans/files/public-sans-latin" },
  })),
];

async function readFace({ name, weight, file }: (typeof FACES)[number]): Promise<PictureFont> {
  const woff = path.join("node_modules/@fontsource", `${file}-${weight}-normal.woff`);
  return { name, weight, style: "normal", data: await readFile(path.resolve(woff)) };
}
