import type { PersonId, WidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Other } from "../../sync/types.ts";
import { fillingIn } from "./filling-in.ts";

const at = (name: string, key: string | undefined, away = false): Other => ({
  client: name.length, person: { id: name as PersonId, name, colour: 0, role: "editor" },
  presence: { person: name as PersonId, ...(away ? { away } : {}), ...(key === undefined ? {} : { at: { key: key as WidgetKey, doing: "focus" } }) },
});

test("[UI-23] a form names those who are at one of its fields, each once", () => {
  const others = [at("Ana", "due"), at("Ana", "note"), at("Bilal", "note"), at("Chen", "elsewhere"), at("Dana", undefined), at("Eve", "due", true)];
  expect(fillingIn(others, ["due", "text:note"]).map((person) => person.name)).toEqual(["Ana", "Bilal"]);
});
