import { PERSON_COLOURS, type ElementId, type Person, type PersonId, type Presence, type WidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Other } from "../sync/types.ts";
import { caretPieces } from "./caret-pieces.ts";
import { personColour } from "./colour.ts";
import { samePlaces, whoIsHere, type Here } from "./here.ts";
import { initials, shortName } from "./initials.ts";
import { nextToGoTo } from "./jump.ts";
import { PERSON_SHAPES, personShape } from "./shape.ts";

const person = (name: string, colour = 0): Person => ({ id: name as PersonId, name, colour, role: "editor" });
const other = (name: string, presence: Omit<Presence, "person"> = {}, client = 1): Other => ({ client, person: person(name), presence: { person: name as PersonId, ...presence } });

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

test("[UI-32] people are listed once, I at the end, and away only where none of their pages is looked at", () => {
  const me = person("Ana");
  const list = whoIsHere([me, person("Chen"), person("Bilal")], me, [other("Bilal", { away: true }), other("Bilal", {}, 2), other("Chen", { away: true }, 3)]);
  expect(list.map(({ person: { name }, me: mine, attention }) => [name, mine, attention])).toEqual([["Bilal", false, "active"], ["Chen", false, "away"], ["Ana", true, "active"]]);
});

test("[HERE-7] of several tabs of one person the one where they do something says where they are", () => {
  const [ana] = whoIsHere([], undefined, [
    other("Ana", { away: true, page: "old" }, 1), other("Ana", { page: "plan", at: { key: "slider:Level" as WidgetKey, doing: "drag" } }, 2), other("Ana", { page: "map" }, 3), other("Ana", { idle: true, page: "other" }, 4),
  ]);
  expect(ana).toMatchObject({ attention: "active", client: 2, page: "plan", key: "slider:Level", editing: true });
  const [reading] = whoIsHere([], undefined, [other("Ana", { at: { key: "slider:Level" as WidgetKey, doing: "focus" } })]);
  expect(reading).toMatchObject({ key: "slider:Level", editing: false });
});

test("[HERE-7] a list is the same where nobody moved but their pointer", () => {
  const at = (x: number) => whoIsHere([], undefined, [other("Ana", { pointer: { element: "e" as ElementId, x, y: 0 } })]);
  const people = at(0);
  const later = at(0.5).map((here, i) => ({ ...here, person: people[i]?.person ?? here.person }));
  expect(samePlaces(people, later)).toBe(true);
  expect(samePlaces(people, [{ ...people[0], attention: "idle" } as Here])).toBe(false);
});

test("[HERE-8] a person has one shape, and people of one colour have several among them", () => {
  const shapes = Array.from({ length: 64 }, (_, n) => personShape(person(`person-${n}`)));
  expect(personShape(person("person-7"))).toBe(shapes[7]);
  expect(new Set(shapes)).toEqual(new Set(Array.from({ length: PERSON_SHAPES }, (_, n) => n)));
  for (const shape of new Set(shapes)) expect(shapes.filter((one) => one === shape).length).toBeGreaterThan(6);
});

test("[UI-33] a text is cut where carets stand and selections begin and end, and nothing of it is lost", () => {
  const pieces = caretPieces("hello world", [{ client: 1, person: person("Ana"), anchor: 0, head: 5 }, { client: 2, person: person("Bilal"), anchor: 11, head: 11 }]);
  expect(pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : [])).join("")).toBe("hello world");
  expect(pieces.map((piece) => (piece.kind === "caret" ? `|${piece.person.name}` : `${piece.selectedBy?.name ?? ""}:${piece.text}`))).toEqual(["Ana:hello", "|Ana", ": world", "|Bilal"]);
});

test("[UI-33] a caret from beyond the end stands at the end", () => {
  expect(caretPieces("ab", [{ client: 1, person: person("Ana"), anchor: 9, head: 9 }]).at(-1)).toMatchObject({ kind: "caret" });
});

test("[HERE-10] going to where somebody edits goes from one to the next, those who edit first, and back to the first", () => {
  const at = (name: string, key: string | undefined, doing: "focus" | "edit", client: number) => other(name, key === undefined ? {} : { at: { key: key as WidgetKey, doing } }, client);
  const here = whoIsHere([], undefined, [at("Ana", "a", "focus", 1), at("Bilal", undefined, "focus", 2), at("Chen", "c", "edit", 3)]);
  const [first, second, third] = [undefined, "Chen", "Ana"].map((last) => nextToGoTo(here, last)?.person.name);
  expect([first, second, third]).toEqual(["Chen", "Ana", "Chen"]);
  expect(nextToGoTo(here.filter(({ key }) => key === undefined), undefined)).toBeUndefined();
});
