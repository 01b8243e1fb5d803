import { expect, it } from "vitest";
import { readColour } from "./read-colour.ts";

it("[UI-19] a colour may be written short, in capitals and without its mark; what is none is refused", () => {
  expect(["#1a2b3c", "1A2B3C", " #ABC "].map(readColour)).toEqual(["#1a2b3c", "#1a2b3c", "#aabbcc"]);
  expect(["", "#12", "red", "#12345g", "#1234567"].map(readColour)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
