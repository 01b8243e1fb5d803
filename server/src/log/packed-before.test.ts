import * as fc from "fast-check";
import { expect, test } from "vitest";
import { packBefore, unpackBefore } from "./packed-before.ts";

/** As a file in UTF-8 gives it back: half a character would be another one. */
const inFile = (text: string | null): string | null => (text === null ? null : Buffer.from(text, "utf8").toString("utf8"));
const back = (before: string | null, after: string | null): string | null => unpackBefore(inFile(packBefore(before, after)), inFile(after));

// Faces share their first half, and others their second: a difference may begin and end within a character.
const piece = fc.constantFrom("a", "~", "1,2,", "😀", "😁", "👀", "\u{1F400}", "\u{1F800}", "\n", "\"", "é", "\ud83d", "\ude00");
const words = fc.array(piece, { maxLength: 12 }).map((all) => all.join(""));
const LONG = "word ".repeat(60);

test("[LOG-26] what stood before a change is read back to the letter, whatever stood before and after", () => {
  fc.assert(fc.property(words, words, words, words, (a, b, c, d) => {
    for (const [before, after] of [[`${LONG}${a}${b}${LONG}`, `${LONG}${c}${d}${LONG}`], [`${a}${LONG}${b}`, `${c}${LONG}${d}`], [`${a}${LONG}`, b], [a, `${LONG}${b}`], [`${LONG}${LONG}`, LONG], [LONG, `${LONG}${LONG}`]] as const) {
      expect(back(JSON.stringify(before), JSON.stringify(after))).toBe(JSON.stringify(before));
    }
  }), { numRuns: 500 });
  for (const [before, after] of [[null, null], [null, "1"], ["1", null], [JSON.stringify(LONG), null], ["[]", "[]"], [JSON.stringify(LONG), JSON.stringify(LONG)]] as const) expect(back(before, after)).toBe(before);
});

test("[LOG-26] an edit in a long text is kept as the edit, and what was kept whole is read as it is", () => {
  const [before, after] = [JSON.stringify(`${LONG}one ${LONG}`), JSON.stringify(`${LONG}two ${LONG}`)];
  expect(packBefore(before, after)).toBe(`~${LONG.length + 1},${LONG.length + 2},one`);
  expect(unpackBefore(before, after)).toBe(before);
  expect(packBefore(JSON.stringify("one"), JSON.stringify("two"))).toBe('"one"');
});
