import type { Person, PersonId } from "@tutti/protocol";
import { expect, test } from "vitest";
import { TestClock } from "../../sync/testing/test-clock.ts";
import { Announcer, areNear, comings, type Deed } from "./announcer.ts";

const person = (name: string): Person => ({ id: name as PersonId, name, colour: 0, role: "editor" });

function heard() {
  const clock = new TestClock();
  const said: string[] = [];
  const words = (deed: Deed): string => `${deed.person.name} ${deed.kind}${deed.kind === "edits" ? ` ${deed.widget}` : ""}`;
  const announcer = new Announcer(clock, (deeds, more) => said.push([...deeds.map(words), ...(more > 0 ? [`+${more}`] : [])].join(", ")));
  return { clock, said, announcer };
}

test("[TOLD-1] what happens together is said together, at most every five seconds, and many things as a number", () => {
  const { clock, said, announcer } = heard();
  for (const name of ["Ana", "Bilal", "Chen", "Dora", "Emil"]) announcer.note({ kind: "joined", person: person(name) });
  expect(said).toEqual([]);
  clock.advance(2_000);
  expect(said).toEqual(["Ana joined, Bilal joined, Chen joined, +2"]);
  announcer.note({ kind: "edits", person: person("Ana"), widget: "Level" });
  clock.advance(4_999);
  expect(said).toHaveLength(1);
  clock.advance(1);
  expect(said[1]).toBe("Ana edits Level");
  for (let n = 0; n < 10_000; n++) {
    announcer.note({ kind: "edits", person: person(`P${n % 100}`), widget: "Level" });
    clock.advance(10);
  }
  expect(said.length).toBeLessThanOrEqual(2 + 100_000 / 5_000 + 1);
});

test("[TOLD-1] whoever reloads the page has neither left nor joined, and an edit of one person is said once", () => {
  const { clock, said, announcer } = heard();
  announcer.note({ kind: "left", person: person("Ana") });
  clock.advance(1_000);
  announcer.note({ kind: "joined", person: person("Ana") });
  clock.advance(60_000);
  expect(said).toEqual([]);
  announcer.note({ kind: "edits", person: person("Ana"), widget: "Level" });
  announcer.note({ kind: "edits", person: person("Ana"), widget: "Span" });
  clock.advance(60_000);
  expect(said).toEqual(["Ana edits Span"]);
  announcer.note({ kind: "left", person: person("Ana") });
  announcer.close();
  clock.advance(60_000);
  expect(said).toHaveLength(1);
});

test("[TOLD-2] who came and who went is told from two lists, and never of oneself", () => {
  const [ana, bilal, chen] = ["ana", "bilal", "chen"].map(person) as [Person, Person, Person];
  expect(comings([ana, bilal], [ana, chen], ana.id)).toEqual([{ kind: "joined", person: chen }, { kind: "left", person: bilal }]);
  expect(comings([], [ana], ana.id)).toEqual([]);
});

test("[TOLD-3] near is what stands a few places apart in the same container", () => {
  const siblings = ["a", "b", "c", "d", "e", "f"];
  expect(areNear(siblings, "a", "d")).toBe(true);
  expect(areNear(siblings, "a", "e")).toBe(false);
  expect(areNear(siblings, "a", "elsewhere")).toBe(false);
});
