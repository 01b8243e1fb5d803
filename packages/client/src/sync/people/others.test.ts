import type { Person, PersonId } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { person } from "../testing/test-room.ts";
import { byKey, Others } from "./others.ts";

const known = (...people: Person[]): ReadonlyMap<PersonId, Person> => new Map(people.map((one) => [one.id, one]));
const dragging = (beat: number, value: unknown = 5) => ({ person: "ana", preview: { key: "months", value, beat } });

describe("the others", () => {
  it("[SYNC-20] are people of the directory, and only what is presence", () => {
    const states = new Map<number, unknown>([
      [1, { person: "ana", at: { key: "months", doing: "focus" }, secret: 1 }],
      [2, { person: "nobody" }],
      [3, { person: "ana", at: { key: "months", doing: "dances" } }],
      [4, "not a state"],
      [9, { person: "ana" }],
    ]);
    const { others } = new Others().read(states, 9, known(person("ana")), 0);
    expect(others.map(({ client, presence }) => [client, presence])).toEqual([[1, { person: "ana", at: { key: "months", doing: "focus" } }]]);
  });

  it("[SYNC-20] hold a preview for 2 s after its last beat", () => {
    const reader = new Others();
    const look = (now: number, state: unknown) => {
      const { others, endsIn } = reader.read(new Map([[1, state]]), 9, known(person("ana")), now);
      return [others[0]?.presence.preview?.value, endsIn];
    };
    expect(look(0, dragging(1))).toEqual([5, 2_000]);
    expect(look(1_500, dragging(1))).toEqual([5, 500]);
    expect(look(1_900, dragging(2))).toEqual([5, 2_000]);
    expect(look(3_900, dragging(2))).toEqual([undefined, undefined]);
    expect(look(4_000, dragging(3))).toEqual([5, 2_000]);
  });

  it("[SYNC-20] keep their objects while nothing of them changed", () => {
    const reader = new Others();
    const people = known(person("ana"));
    const state = () => new Map([[1, { person: "ana", pointer: { element: "e", x: 0, y: 1 } }]]);
    const first = reader.read(state(), 9, people, 0).others[0];
    expect(reader.read(state(), 9, people, 0).others[0]).toBe(first);
  });

  it("[SYNC-20] are found by the widget that they hold, drag or have a caret in", () => {
    const states = new Map<number, unknown>([
      [1, { person: "ana", at: { key: "a", doing: "edit" }, caret: { key: "a", anchor: 1, head: 1 } }],
      [2, dragging(1)],
    ]);
    const index = byKey(new Others().read(states, 9, known(person("ana")), 0).others);
    expect([...index].map(([key, others]) => [key, others.map(({ client }) => client)])).toEqual([["a", [1]], ["months", [2]]]);
  });
});
