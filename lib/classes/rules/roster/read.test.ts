import { expect, describe, it } from "vitest";
import { textOfFile } from "./encoding";
import { readCsv } from "./csv";
import { readRoster, type Roster } from "./read";

const read = (text: string) => readRoster(text) as Extract<Roster, { kind: "read" }>;
const names = (text: string) => read(text).people.map(({ name }) => name);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("Separated values", () => {
  it.each([
    [
      "comma",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "semicolon",
      "a;b\r\n1,5;2\r\n",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "tab",
      "a\tb\n1\t2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["what Excel says", "sep=;\na,b;c", [["a,b", "c"]]],
    ["a byte order mark", "\ufeffa,b", [["a", "b"]]],
    ["lines that end in CR", "a\rb", [["a"], ["b"]]],
    ["quotes", '"a, ""b""\nc",d', [['a, "b"\nc', "d"]]],
    ["empty cells and lines", "a,,\n\n,,\nb", [["a", "", ""], ["b"]]],
    ["no line at all", "", []],
  ])("are read with %s", (_, text, cells) => {
    const { rows, problems } = readCsv(text);
    expect(rows.map((row) => row.cells)).toEqual(cells);
    expect(problems).toEqual([]);
  });

  it("go on after a row whose quotes do not close, and count lines as a text editor does", () => {
    const { rows, problems } = readCsv('a,b\n"x\ny",1\n"open,2\n"shut"x,3\nlast,4');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
    expect(problems.map(({ line }) => line)).toEqual([4, 5]);
  });
});

describe("A file", () => {
  it.each([
    ["UTF-16 with its mark", Uint8Array.from([0xff, 0xfe, 0x61, 0]), "UTF-16"],
    [
      "UTF-16 without",
      Uint8Array.from([..."name,email"].flatMap((c) => [c.charCodeAt(0), 0])),
      "UTF-16",
    ],
    ["Windows-1252", Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]), "Windows-1252"],
    ["a spreadsheet", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "spreadsheet"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]), "no file of text"],
    ["a megabyte", new Uint8Array(1_000_000).fill(97), "larger than"],
  ])("of %s is refused in words", (_, bytes, words) => {
    expect(textOfFile(bytes)).toEqual({ ok: false, words: expect.stringContaining(words) });
  });

  it("of UTF-8 is read, with its mark and without", () => {
    expect(textOfFile(utf8("\ufeffname\nŁukasz"))).toMatchObject({ ok: true });
    expect(textOfFile(utf8("name\nMüller"))).toEqual({ ok: true, text: "name\nMüller" });
  });
});

describe("A list of people", () => {
  it.each([
    ["Name,E-Mail\nAnna,ANNA@example.org", { name: "Anna", email: "anna@example.org" }],
    ["mail;Last Name;First Name\na@example.org;Vogt;Anna", { name: "Anna Vogt" }],
    [
      "sourcedId,status,enabledUser,username,givenName,familyName,email,role\n7,active,true,av,Anna,Vogt,,student",
      { name: "Anna Vogt", externalId: "7", email: null },
    ],
    [
      "sourcedId,givenName,familyName,preferredFirstName\n7,Annegret,Vogt,Anni",
      { name: "Anni Vogt" },
    ],
    ["ID,studentid,name\n1,2,Anna", { externalId: "2" }],
  ])("is understood by its first line: %s", (text, person) => {
    expect(read(text).people).toMatchObject([person]);
    expect(read(text).left).toEqual([]);
  });

  it("without a column of names says which columns it has", () => {
    expect(readRoster("email,id\na@example.org,1")).toEqual({
      kind: "none",
      words: expect.stringContaining("email, id"),
    });
    for (const text of ["", "\n\n", "name\n"]) expect(readRoster(text).kind).toBe("none");
  });

  it("leaves out what is wrong, twice there or not meant, says why and where, and takes the others", () => {
    const { people, left } = read(
      [
        "name,e-mail,id,role,status",
        "Anna,anna@example.org,1,,",
        ",nobody@example.org,2,,",
        "Bo,not an address,3,,",
        "Anna again,ANNA@example.org,4,,",
        "Cy,,1,,",
        "Tom Teach,tom@example.org,5,teacher,",
        "Dee,,6,student,tobedeleted",
        "Eve,,,Student,active",
        "eve,,,,",
        `${"x".repeat(81)},,,,`,
        "Fay,,7,,,,extra",
      ].join("\n"),
    );
    expect(people.map(({ name }) => name)).toEqual(["Anna", "Eve"]);
    expect(left.map(({ line, kind, column }) => [line, kind, column])).toEqual([
      [3, "error", "name"],
      [4, "error", "e-mail"],
      [5, "duplicate", null],
      [6, "duplicate", null],
      [7, "notImported", "role"],
      [8, "notImported", "status"],
      [10, "duplicate", null],
      [11, "error", "name"],
      [12, "error", null],
    ]);
    expect(left[2]!.words).toContain("line 2");
    expect(left[4]!.words).toContain("under People");
  });

  it("keeps names as they are written, without what cannot be seen", () => {
    expect(names("name\n  Zoë \u202e O’Brien\n李小龙")).toEqual(["Zoë O’Brien", "李小龙"]);
  });

  it("of ten thousand rows with every kind of error is answered in words", () => {
    const wrong = [
      '"open',
      '"a"b,c',
      "Anna,bad",
      ",x@example.org",
      "T,t@example.org,teacher",
      'a""b,,,,,',
      '"""',
    ];
    const rows = Array.from({ length: 10_000 }, (_, nth) => wrong[nth % wrong.length]!);
    const { people, left } = read(["name,email,role", ...rows].join("\n"));
    expect(people.length).toBeLessThan(5);
    expect(left.length).toBeGreaterThan(7_500);
    const more = readRoster(["name,email,role", ...rows, ...rows].join("\n"));
    expect(more).toEqual({ kind: "none", words: expect.stringContaining("10,000") });
    const unclosed = readRoster(`name\n${'"'.repeat(3)}x\n`.repeat(50_000));
    expect(unclosed.kind).toBe("none");
  });
});
