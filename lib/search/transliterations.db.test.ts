import { afterAll, describe, expect, it } from "vitest";
import { openOwner, select } from "@/prisma/factories/connection";
import { tokensOf } from "./rules/words";

const db = await openOwner();
afterAll(() => db.end());

async function keysOf(words: readonly string[]): Promise<(string | null)[]> {
  const rows = await select<{ key: string | null }>(
    db,
    `SELECT assay_search_key(t.word) AS key FROM unnest($1::text[]) WITH ORDINALITY u (w, nth), assay_search_tokens(u.w) t ORDER BY nth`,
    [words],
  );
  return rows.map(({ key }) => key);
}

// English and American libraries, German, French, scholars', Cyrillic; what a list leaves out is spelled as another.
describe("One name in its transliterations is one key", () => {
  it.each([
    ["Trotsky Trotskii Trotskiy Trotski Trotzki Trotzky Trockij Trocki Trotsky’s Троцкий ТРОЦКИЙ"],
    ["Lenin Lenine Lénine Lenin's Ленин"],
    ["Zinoviev Zinovyev Zinov'ev Zinovʹev Zinovev Sinowjew Zinovjev Зиновьев"],
    ["Kerensky Kerenski Kerenskij Kerenskii Kerenskiy Kérenski Керенский"],
    ["Medvedev Medwedew Medvédev Медведев"],
    [
      "Bolshevik Bolsheviks Bolsheviki Bolschewik Bolschewiki Bolchevik Bolševik Bol'shevik Большевик Большевики",
    ],
    ["Menshevik Mensheviki Menschewiki Menchevik Men'ševik Меньшевики"],
    ["Soviet Soviets Sowjet Sovet Совет"],
    ["Kamenev Kameniev Kamenew Каменев"],
    ["Bukharin Boukharine Bucharin Бухарин"],
    ["Khrushchev Chruschtschow Khrouchtchev Chruščev Хрущев Хрущёв"],
    ["Gorbachev Gorbatschow Gorbatchev Gorbačev Горбачёв"],
    ["Chicherin Tschitscherin Tchitchérine Čičerin Чичерин"],
    ["Lunacharsky Lunatscharski Lounatcharski Lunačarskij Луначарский"],
    ["Zhukov Schukow Žukov Жуков"],
    ["Dzerzhinsky Dserschinski Dzeržinskij Дзержинский"],
    ["Yudenich Judenitsch Ioudenitch Judenič Юденич"],
    ["Plekhanov Plechanow Plékhanov Плеханов"],
    ["Tsereteli Zereteli Cereteli Церетели"],
    ["Kornilov Korniloff Kornilow Корнилов"],
    ["Tsar Czar Zar Царь"],
    ["Petrograd Петроград"],
    ["Yakovlev Jakowlew Iakovlev Яковлев"],
    ["Ryazanov Rjasanow Riazanov Рязанов"],
    ["Alexandra Aleksandra Александра"],
  ])("%s", async (spellings) => {
    const words = spellings.split(" ");
    const keys = await keysOf(words);
    expect(Object.fromEntries(words.map((word, nth) => [word, keys[nth]]))).toEqual(
      Object.fromEntries(words.map((word) => [word, keys[0]])),
    );
  });
});

describe("Different words are different keys", () => {
  it("names that look alike", async () => {
    const words =
      "Trotsky Lenin Leningrad Stalin Kamenev Kamensky Kerensky Kornilov Krylenko Martov Medvedev Zinoviev Bolshevik Menshevik Soviet Reed Russell";
    const keys = await keysOf(words.split(" "));
    expect(new Set(keys).size).toBe(keys.length);
  });
  it("English words that people search for", async () => {
    const words =
      "power party part army arms peace piece coalition congress committee vote votes land bread war masses myth tactic government history judge book 1917 1971";
    const keys = await keysOf(words.split(" "));
    const shared = words.split(" ").filter((_, nth) => keys.indexOf(keys[nth]!) !== nth);
    // One is the plural of another.
    expect(shared).toEqual(["votes"]);
  });
  it("words that say nothing have none", async () => {
    expect(await keysOf(["the", "of", "The", "is"])).toEqual([null, null, null, null]);
  });
});

describe("The database and the program find the same words in a text", () => {
  it.each([
    "“Trotsky’s” Zinov’ev — it isn't (1917), motor-car; Nº 5… «Троцкий» ЁЖ",
    "a\u00a0b\u2003c\u3000d\te\nf 'g' h'' ''i",
    "naïve e\u0301tude İstanbul straße 10,000 50% x_y a/b <b>c</b> 東京",
    `long ${"x".repeat(80)} word`,
  ])("%j", async (text) => {
    const rows = await select<{ word: string }>(
      db,
      "SELECT word FROM assay_search_tokens($1) ORDER BY place",
      [text],
    );
    // Where capitals have small letters of two parts, languages differ: this one is the program's.
    const said = (word: string) => word.replace("i̇", "i");
    expect(rows.map(({ word }) => said(word))).toEqual(
      tokensOf(text).map(({ word }) => said(word)),
    );
  });
});
