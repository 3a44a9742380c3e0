import type { ExcerptStatus, LocatorCheck } from "@/prisma/generated/enums";

/** An excerpt of one of the two books, written by hand, and what the check has to answer. */
export type BookCase = {
  book: "reed" | "russell";
  what: string;
  excerpt: string;
  locator?: string;
  status: ExcerptStatus;
  locatorCheck?: LocatorCheck;
};

const found = (book: BookCase["book"], what: string, excerpt: string): BookCase => ({
  ...{ book, what, excerpt, status: "VERIFIED" },
});
const lost = (book: BookCase["book"], what: string, excerpt: string): BookCase => ({
  ...{ book, what, excerpt, status: "NOT_FOUND" },
});

/** What changes no word. */
export const HARMLESS: readonly BookCase[] = [
  found(
    "reed",
    "as it stands",
    "All the livelong afternoon Lenin and Trotzky had fought against compromise.",
  ),
  found(
    "reed",
    "a line break in another place",
    "A considerable part of the\nBolsheviki were in favour of giving way",
  ),
  found("reed", "repeated spaces", "Lenin,  with   Trotzky beside him, stood firm as a rock."),
  found(
    "reed",
    "spaces that do not break",
    "Lenin, with Trotzky\u00a0beside him, stood firm\u202fas a rock.",
  ),
  found("reed", "straight quotes for curly ones", '"We can\'t hold on!" they cried.'),
  found("reed", "a straight apostrophe", "We haven't got the men. We will be isolated"),
  found("reed", "quotes of another country", "„We can’t hold on!“ they cried."),
  found(
    "reed",
    "a long dash for two hyphens",
    "upon the basis of the Soviet terms—no annexations, no indemnities",
  ),
  found(
    "reed",
    "a spaced dash for two hyphens",
    "upon the basis of the Soviet terms – no annexations, no indemnities",
  ),
  found("reed", "a hyphen that does not break", "create a joint all\u2011Socialist government"),
  found(
    "reed",
    "an italic word without its underscores",
    "the All-Russian Congress should have been called in September; but the Tsay-ee-kah would not call the meeting",
  ),
  found(
    "reed",
    "a footnote mark left out",
    "were discovered to be forgeries; and one by one the Bolsheviki were released from prison",
  ),
  found(
    "reed",
    "a footnote mark kept",
    "were discovered to be forgeries;[1] and one by one the Bolsheviki",
  ),
  found("reed", "a small first letter", "all the livelong afternoon Lenin and Trotzky had fought"),
  found(
    "reed",
    "a capital first letter",
    "Stood firm as a rock. “Let the compromisers accept our programme",
  ),
  found(
    "reed",
    "the case of the first letter in brackets",
    "[S]tood firm as a rock. “Let the compromisers accept our programme",
  ),
  found(
    "reed",
    "a hyphen at a line's end, to be joined",
    "All the livelong after-\nnoon Lenin and Trotzky had fought against compro-\nmise.",
  ),
  found(
    "reed",
    "a hyphen at a line's end, to be kept",
    "in favour of giving way so far as to create a joint all-\nSocialist government",
  ),
  found("reed", "a soft hyphen", "All the live\u00adlong afternoon Lenin and Trotzky had fought"),
  found(
    "reed",
    "an ellipsis that is in the source",
    "practical measures to realise peace.... We shall offer peace to the peoples",
  ),
  found(
    "reed",
    "the same as one sign",
    "practical measures to realise peace… We shall offer peace to the peoples",
  ),
  found(
    "reed",
    "words over the end of a paragraph",
    "“We can’t hold on!” they cried. “Too much is against us.",
  ),
  found("reed", "no stop at the end", "We will be isolated, and the whole thing will fall"),
  found("reed", "a ligature", "The \ufb01rst thing is the adoption of practical measures"),
  found(
    "russell",
    "as it stands",
    "I cannot share the hopes of the Bolsheviks any more than those of the Egyptian anchorites",
  ),
  found(
    "russell",
    "composed otherwise",
    "accompanied by a complete loss of their ideals and a re\u0301gime of Napoleonic imperialism",
  ),
  found(
    "russell",
    "curly quotes for straight ones",
    "He means the “class-conscious” part of the proletariat",
  ),
  found(
    "russell",
    "an italic word with its underscores",
    "whom he classifies as lackeys of the _bourgeoisie_. The Communist who sincerely believes",
  ),
  found(
    "russell",
    "a footnote mark left out",
    "but will take ten years to complete. He spoke with enthusiasm, as they all do",
  ),
  found(
    "russell",
    "an en dash for a hyphen",
    "while the Russian mother, broad–footed, in gay petticoat and kerchief",
  ),
];

/** What people who quote may do, and what then is shown. */
export const QUOTED: readonly BookCase[] = [
  found(
    "reed",
    "an ellipsis in brackets",
    "All the livelong afternoon Lenin [...] had fought against compromise.",
  ),
  found(
    "reed",
    "an ellipsis that is one sign",
    "All the livelong afternoon Lenin […] had fought against compromise.",
  ),
  found(
    "reed",
    "a bare ellipsis",
    "All the livelong afternoon Lenin ... had fought against compromise.",
  ),
  found(
    "reed",
    "a whole sentence passed over",
    "“Too much is against us. [...] We will be isolated, and the whole thing will fall.”",
  ),
  found("reed", "a word put in", "Lenin and Trotzky had [always] fought against compromise."),
  found(
    "reed",
    "a word in the place of another",
    "Lenin, with Trotzky beside him, stood [as] firm as a rock.",
  ),
  found(
    "reed",
    "a pronoun made plain",
    "When it finished, he said simply, “We shall now proceed to construct the [new] order!”",
  ),
  found("russell", "sic", "I cannot share the hopes [sic] of the Bolsheviks any more than those"),
  found(
    "russell",
    "two ellipses",
    "It promises an end of the disunion [...] which poisons political life [...] our industrial system with destruction.",
  ),
  found(
    "russell",
    "a capital after an ellipsis",
    "It promises an end to commercialism [...] It promises a world where all men and women",
  ),
];

/** What changes a text: a word or a figure of it, their order, or their company. */
export const TAMPERED: readonly BookCase[] = [
  lost(
    "reed",
    "a word substituted",
    "All the livelong afternoon Lenin and Trotzky had fought for compromise.",
  ),
  lost(
    "reed",
    "a name substituted",
    "All the livelong afternoon Lenin and Stalin had fought against compromise.",
  ),
  lost(
    "reed",
    "a name spelt otherwise",
    "All the livelong afternoon Lenin and Trotsky had fought against compromise.",
  ),
  lost(
    "reed",
    "a word left out",
    "All the livelong afternoon Lenin had fought against compromise.",
  ),
  lost(
    "reed",
    "a denial left out",
    "the whole thing will fall and they were merely self-seeking, for at that time",
  ),
  lost(
    "reed",
    "a word added",
    "All the livelong afternoon Lenin and Trotzky had bitterly fought against compromise.",
  ),
  lost(
    "reed",
    "a denial added",
    "All the livelong afternoon Lenin and Trotzky had not fought against compromise.",
  ),
  lost(
    "reed",
    "two words exchanged",
    "All the livelong afternoon Trotzky and Lenin had fought against compromise.",
  ),
  lost(
    "reed",
    "another form of a word",
    "All the livelong afternoon Lenin and Trotzky have fought against compromise.",
  ),
  lost(
    "reed",
    "a plural for a singular",
    "a coalition ministry of all party was acceptable, but protested",
  ),
  lost(
    "reed",
    "a capital in the midst",
    "Lenin and Trotzky had fought Against compromise. A considerable part",
  ),
  lost("reed", "a comma moved", "Lenin with Trotzky, beside him stood firm as a rock"),
  lost("reed", "a question for a statement", "We will be isolated? and the whole thing will fall"),
  lost(
    "reed",
    "half of a compound left out",
    "on the ground that Seeking, for at that time the majority",
  ),
  lost("reed", "a compound without its hyphen", "create a joint all Socialist government"),
  lost(
    "reed",
    "words joined that the source parts by a hyphen",
    "create a joint allSocialist government",
  ),
  lost(
    "reed",
    "a word parted that the source does not part",
    "All the live long afternoon Lenin and Trotzky had fought",
  ),
  lost(
    "reed",
    "words of two places",
    "All the livelong afternoon Lenin and Trotzky stood firm as a rock.",
  ),
  lost(
    "reed",
    "a translation back",
    "Through the whole long afternoon Lenin and Trotzky fought every compromise.",
  ),
  lost(
    "russell",
    "a figure changed",
    "Petrograd-Moscow, 19 July, 1920--a valuable work which I possess",
  ),
  lost(
    "russell",
    "a number word changed",
    "but will take twenty years to complete. He spoke with enthusiasm",
  ),
  lost(
    "russell",
    "cannot made can",
    "I can share the hopes of the Bolsheviks any more than those of the Egyptian anchorites",
  ),
  lost(
    "russell",
    "an accent left out",
    "a complete loss of their ideals and a regime of Napoleonic imperialism",
  ),
  lost(
    "russell",
    "a word of the other book",
    "I cannot share the hopes of the Bolsheviki any more than those of the Egyptian anchorites",
  ),
];

/** What somebody would try who wants a text to say what it does not. */
export const HOSTILE: readonly BookCase[] = [
  lost("reed", "a denial in brackets", "Lenin and Trotzky had [not] fought against compromise."),
  lost(
    "reed",
    "a denial in brackets, contracted",
    "Lenin and Trotzky [hadn’t] fought against compromise.",
  ),
  lost("reed", "never in brackets", "Lenin and Trotzky had [never] fought against compromise."),
  lost(
    "reed",
    "a name in brackets",
    "Lenin and Trotzky [and Stalin] had fought against compromise.",
  ),
  lost(
    "reed",
    "a name in brackets for a pronoun",
    "When it finished, [Stalin] said simply, “We shall now proceed to construct the Socialist order!”",
  ),
  lost(
    "reed",
    "a number in brackets",
    "A considerable part [1000] of the Bolsheviki were in favour of giving way",
  ),
  lost(
    "reed",
    "a number word in brackets",
    "A considerable part [two hundred] of the Bolsheviki were in favour of giving way",
  ),
  lost(
    "reed",
    "a bracket in the place of a denial",
    "and they were [surely] merely self-seeking, for at that time the majority",
  ),
  lost(
    "reed",
    "an ellipsis that swallows a denial",
    "and they were [...] merely self-seeking, for at that time the majority",
  ),
  lost(
    "reed",
    "a bare ellipsis that swallows a denial",
    "and they were ... merely self-seeking, for at that time the majority",
  ),
  lost(
    "reed",
    "an ellipsis that swallows “would not”",
    "but the Tsay-ee-kah [...] call the meeting, on the ground that the Constituent Assembly",
  ),
  lost(
    "reed",
    "an ellipsis between too few words",
    "Lenin [...] stood firm as a rock. “Let the compromisers",
  ),
  lost(
    "reed",
    "an ellipsis between words that follow in another order",
    "stood firm as a rock [...] Lenin and Trotzky had fought against compromise",
  ),
  lost(
    "reed",
    "an ellipsis over half a book",
    "This book is a slice of intensified history [...] All the livelong afternoon Lenin and Trotzky",
  ),
  lost(
    "reed",
    "a footnote mark that is not there",
    "Lenin and Trotzky had fought[7] against compromise. A considerable part",
  ),
  lost("reed", "a year in brackets", "Lenin and Trotzky had [1918] fought against compromise."),
  lost(
    "russell",
    "an ellipsis that swallows “cannot”",
    "I [...] share the hopes of the Bolsheviks any more than those of the Egyptian anchorites",
  ),
  lost(
    "russell",
    "the end of a chapter joined with the next",
    "a valuable work which I possess only in French. [...] Soon after my arrival in Moscow I had an hour's conversation",
  ),
  lost(
    "russell",
    "words joined to deny",
    "The principles of the Sermon on the Mount are inadmirable, but their effect",
  ),
  lost(
    "russell",
    "two numbers exchanged",
    "Petrograd-Moscow, 1920 July, 18--a valuable work which I possess",
  ),
  lost(
    "russell",
    "other letters that look alike",
    "I cannot share the hopes of the B\u043elsheviks any more than those of the Egyptian anchorites",
  ),

  ...(
    [
      ["with a letter of another script", "n\u043et"],
      ["with a letter without width", "n\u200bot"],
      ["with a soft hyphen", "n\u00adot"],
      ["in wide letters", "\uff4e\uff4f\uff54"],
      ["in small capitals", "\u0274\u1d0f\u1d1b"],
      ["in circles", "\u24dd\u24de\u24e3"],
      ["with an accent", "no\u0301t"],
      ["with a hyphen", "n-ot"],
      ["over the end of a line", "n-\not"],
      ["letter by letter", "n o t"],
      ["with points", "n.o.t."],
      ["by two brackets", "hard] [ly"],
      ["in two pieces", "ne ver"],
      ["without its apostrophe", "hadnt"],
      ["with another apostrophe", "hadn\u02bct"],
      ["of another alphabet", "\u043d\u0435"],
    ] as const
  ).map(([how, word]) =>
    lost(
      "reed",
      `a denial in brackets, disguised ${how}`,
      `Lenin and Trotzky had [${word}] fought against compromise. A considerable part`,
    ),
  ),
  lost(
    "reed",
    "a word turned round by its beginning",
    "Lenin and Trotzky had [un]fought against compromise.",
  ),
  lost(
    "reed",
    "a word turned round by its end",
    "Lenin and Trotzky had fought[less] against compromise.",
  ),
  lost(
    "reed",
    "a beginning in brackets beside its word",
    "Lenin, with Trotzky beside him, stood [un-] firm as a rock.",
  ),
  lost(
    "reed",
    "an opposite beside its word",
    "Lenin, with Trotzky beside him, stood [infirm] firm as a rock.",
  ),
  lost(
    "reed",
    "an opposite in the place of its word",
    "Lenin, with Trotzky beside him, stood [infirm] as a rock.",
  ),
  lost(
    "reed",
    "what turns the sense, put in",
    "Lenin and Trotzky had [pretended] fought against compromise.",
  ),
  lost(
    "reed",
    "what turns the sense, replaced",
    "Lenin and Trotzky had fought [for] compromise. A considerable part",
  ),
  lost(
    "reed",
    "a name in small letters",
    "Lenin and Trotzky [and kameniev] had fought against compromise.",
  ),
  lost(
    "reed",
    "a quantity in brackets",
    "A [most] considerable part of the Bolsheviki were in favour of giving way",
  ),
  lost(
    "reed",
    "more in brackets than out of them",
    "[While these] Lenin [there] and [those from here] Trotzky had fought against compromise.",
  ),
  lost(
    "russell",
    "a long gloss in brackets",
    "I cannot share the hopes [which were then held by so very many good people] of the Bolsheviks any more",
  ),
];

/** Where it stands is another question than whether. */
export const LOCATED: readonly BookCase[] = [
  {
    ...found(
      "reed",
      "the right chapter",
      "All the livelong afternoon Lenin and Trotzky had fought against compromise.",
    ),
    locator: "chapter V",
    locatorCheck: "MATCHES",
  },
  {
    ...found(
      "reed",
      "the same in figures",
      "All the livelong afternoon Lenin and Trotzky had fought against compromise.",
    ),
    locator: "ch. 5",
    locatorCheck: "MATCHES",
  },
  {
    ...found(
      "reed",
      "the wrong chapter",
      "All the livelong afternoon Lenin and Trotzky had fought against compromise.",
    ),
    locator: "chapter 6",
    status: "WRONG_LOCATOR",
    locatorCheck: "ELSEWHERE",
  },
  {
    ...found(
      "reed",
      "a page, of which the text knows nothing",
      "All the livelong afternoon Lenin and Trotzky had fought against compromise.",
    ),
    locator: "p. 124",
    locatorCheck: "NOT_CHECKED",
  },
  {
    ...found(
      "russell",
      "a chapter that two parts have",
      "I cannot share the hopes of the Bolsheviks any more than those of the Egyptian anchorites",
    ),
    locator: "chapter 1",
    locatorCheck: "MATCHES",
  },
  {
    ...found(
      "russell",
      "the part",
      "I cannot share the hopes of the Bolsheviks any more than those of the Egyptian anchorites",
    ),
    locator: "part II",
    status: "WRONG_LOCATOR",
    locatorCheck: "ELSEWHERE",
  },
  {
    ...lost(
      "reed",
      "the right chapter of words that are not there",
      "All the livelong afternoon Lenin and Stalin had fought against compromise.",
    ),
    locator: "chapter 5",
    locatorCheck: "NOT_CHECKED",
  },
  {
    book: "reed",
    what: "four words",
    excerpt: "All Power to Soviets",
    status: "NOT_CHECKED",
    locatorCheck: "NOT_CHECKED",
  },
];
