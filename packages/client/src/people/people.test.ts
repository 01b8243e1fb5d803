import { PERSON_COLOURS, type Person, type PersonId } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Other } from "../sync/types.ts";
import { caretPieces } from "./caret-pieces.ts";
import { personColour } from "./colour.ts";
import { whoIsHere } from "./here.ts";
import { initials, shortName } from "./initials.ts";

const person = (name: string, colour = 0): Person => ({ id: name as PersonId, name, colour, role: "editor" });
const other = (name: string, away = false, client = 1): Other => ({ client, person: person(name), presence: { person: name as PersonId, ...(away ? { away } : {}) } });

test("[UI-30] initials and short names fit where they stand, in any script", () => {
  expect(initials("Ana Moreno")).toBe("AM");
  expect(initials("ana")).toBe("AN");
  expect(initials("李 小龍")).toBe("李小");
  expect(initials("😀")).toBe("😀");
  expect(initials("")).toBe("?");
  expect(shortName("Bilal Khan")).toBe("Bilal");
  expect(shortName("Al Khan")).toBe("Al Khan");
  expect([...shortName("Wolfeschlegelsteinhausenberger")].length).toBeLessThanOrEqual(16);
});

test("[UI-31] every slot of colour is one that the theme has", () => {
  for (const slot of [0, 7, 8, 15, -1, 3.7]) expect(personColour(person("Ana", slot))).toMatch(new RegExp(`^var\\(--person-[0-${PERSON_COLOURS - 1}]\\)$`));
  expect(personColour(undefined)).toBeUndefined();
});

test("[UI-32] people are listed once, I at the end, and idle only where none of their pages is looked at", () => {
  const me = person("Ana");
  const list = whoIsHere([me, person("Chen"), person("Bilal")], me, [other("Bilal", true), other("Bilal", false, 2), other("Chen", true, 3)]);
  expect(list.map(({ person: { name }, me: mine, idle }) => [name, mine, idle])).toEqual([["Bilal", false, false], ["Chen", false, true], ["Ana", true, false]]);
});

test("[UI-33] a text is cut where carets stand and selections begin and end, and nothing of it is lost", () => {
  const pieces = caretPieces("hello world", [{ client: 1, person: person("Ana"), anchor: 0, head: 5 }, { client: 2, person: person("Bilal"), anchor: 11, head: 11 }]);
  expect(pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : [])).join("")).toBe("hello world");
  expect(pieces.map((piece) => (piece.kind === "caret" ? `|${piece.person.name}` : `${piece.selectedBy?.name ?? ""}:${piece.text}`))).toEqual(["Ana:hello", "|Ana", ": world", "|Bilal"]);
});

test("[UI-33] a caret from beyond the end stands at the end", () => {
  expect(caretPieces("ab", [{ client: 1, person: person("Ana"), anchor: 9, head: 9 }]).at(-1)).toMatchObject({ kind: "caret" });
});
