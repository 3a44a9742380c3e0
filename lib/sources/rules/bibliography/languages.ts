import { languageOf } from "../numbers";

/** The code of a language by its code or its name, in English or as babel calls it; null where it is none. */
export function languageCode(text: string): string | null {
  const name = text.trim().toLowerCase();
  const named = CODES[name] ?? BABEL_CODES[name];
  if (named) return named;
  const code = languageOf(text.trim().replaceAll("_", "-"));
  // By the rule of codes every word of five to eight letters could be one.
  return code && /^[a-z]{2,3}(?:-|$)/.test(code) ? code : null;
}

/** What babel, and so BibLaTeX, calls a language; null where it has no name for it here. */
export const babelName = (code: string): string | null => BABEL_NAMES[code] ?? null;

const BABEL_NAMES: Record<string, string> = {
  ...{ en: "english", "en-US": "american", "en-GB": "british", "en-CA": "canadian" },
  ...{ "en-AU": "australian", de: "german", "de-AT": "austrian", "de-CH": "swissgerman" },
  ...{ fr: "french", it: "italian", es: "spanish", pt: "portuguese", "pt-BR": "brazilian" },
  ...{ nl: "dutch", sv: "swedish", da: "danish", nb: "norsk", nn: "nynorsk", fi: "finnish" },
  ...{ is: "icelandic", pl: "polish", cs: "czech", sk: "slovak", hu: "magyar", ro: "romanian" },
  ...{ bg: "bulgarian", sr: "serbian", hr: "croatian", sl: "slovene", ru: "russian" },
  ...{ uk: "ukrainian", be: "belarusian", el: "greek", la: "latin", tr: "turkish" },
  ...{ he: "hebrew", ar: "arabic", fa: "farsi", hi: "hindi", zh: "chinese", ja: "japanese" },
  ...{ ko: "korean", ka: "georgian", hy: "armenian", lv: "latvian", lt: "lithuanian" },
  ...{ et: "estonian", ca: "catalan", eu: "basque", ga: "irish", cy: "welsh" },
};
const BABEL_CODES = Object.fromEntries(
  Object.entries(BABEL_NAMES).map(([code, name]) => [name, code]),
);
// Names that babel does not have, or has for what is spoken somewhere alone.
const CODES: Record<string, string> = {
  ...{ ngerman: "de", naustrian: "de-AT", nswissgerman: "de-CH", usenglish: "en-US" },
  ...{ ukenglish: "en-GB", norwegian: "no", hungarian: "hu", persian: "fa", slovenian: "sl" },
  ...{ deutsch: "de", français: "fr", francais: "fr", русский: "ru", italiano: "it" },
  ...{ eng: "en", rus: "ru", ger: "de", deu: "de", fre: "fr", fra: "fr", spa: "es", ita: "it" },
};
