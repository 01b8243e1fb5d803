import { expect, test } from "vitest";
import { nameList, texts } from "./texts.ts";

test("[UI-2] names are joined as people do, and never run on", () => {
  expect(nameList([])).toBe("");
  expect(nameList(["Ana"])).toBe("Ana");
  expect(nameList(["Ana", "Bilal"])).toBe("Ana and Bilal");
  expect(nameList(["Ana", "Bilal", "Chen"])).toBe("Ana, Bilal and Chen");
  expect(nameList(["Ana", "Bilal", "Chen", "Dana", "Eve"])).toBe("Ana, Bilal and 3 others");
});

test("[UI-2] the words agree with how many there are", () => {
  expect(texts.people.filling(["Ana"])).toBe("Ana is filling this in");
  expect(texts.people.filling(["Ana", "Bilal"])).toBe("Ana and Bilal are filling this in");
  expect(texts.offline.waiting(1)).toContain("1 change waits");
  expect(texts.offline.waiting(3)).toContain("3 changes wait");
  expect(texts.people.here(1)).toBe("1 person here");
});
