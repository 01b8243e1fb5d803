import type { Person, PersonId, Role } from "@tutti/protocol";
import { expect, test } from "vitest";
import { MaskedNames } from "./masked-names.ts";
import { Stage } from "./room.fixture.ts";

const person = (name: string, role: Role = "editor"): Person => ({ id: name.toLowerCase() as PersonId, name, colour: 2, role });

test("[NAMES-1] a role that may read names reads them all; another one reads its own, and numbers that stay", () => {
  const names = new MaskedNames("commenter");
  const [ana, ben, eve] = [person("Ana"), person("Ben", "commenter"), person("Eve", "viewer")];
  expect(names.for(ben, [ana, ben, eve])).toEqual([ana, ben, eve]);
  expect(names.for(eve, [ana, ben, eve]).map(({ name }) => name)).toEqual(["Guest 1", "Guest 2", "Eve"]);
  expect(names.for(eve, [ben, eve, person("Cy")]).map(({ name }) => name)).toEqual(["Guest 2", "Eve", "Guest 3"]);
  expect(names.for(eve, [ana])[0]).toMatchObject({ id: ana.id, colour: 2, role: "editor" });
});

test("[NAMES-1] the room's directory is told to each as they may read it", async () => {
  const stage = new Stage();
  stage.namesFor = "editor";
  await stage.open();
  const ana = stage.person("Ana").enter();
  const eve = stage.person("Eve", "viewer").enter();
  const told = (someone: typeof ana) => someone.received.filter((message) => message.type === "people").at(-1)?.people.map(({ name }) => name);
  expect(told(ana)).toEqual(["Ana", "Eve"]);
  expect(told(eve)).toEqual(["Guest 1", "Eve"]);
  expect(JSON.stringify(eve.received)).not.toContain("Ana");
});
