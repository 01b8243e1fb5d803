import katex from "katex";
import { expect, test } from "vitest";
import { formulaProblem } from "./formula-problem.ts";

function problem(text: string) {
  try {
    katex.renderToString(text, { throwOnError: true });
  } catch (error) {
    return formulaProblem(text, error);
  }
  throw new Error("KaTeX read it");
}

test.each([
  [String.raw`x + \foo y`, String.raw`Formulas have no command \foo.`, undefined],
  [String.raw`\frac{a`, "This formula ends too early.", "Unexpected end of input in a macro argument, expected '}'"],
  ["a_b_c", "This formula cannot be read from character 4 on.", "Double subscript"],
  ["a\n + b_c_d", "This formula cannot be read from line 2, character 7 on.", "Double subscript"],
])("[TEXT-8] of %j is said, in the reader's words, what is wrong and where", (text, words, said) =>
  expect(problem(text)).toEqual(said === undefined ? { words } : { words, said }));

test("[TEXT-8] what is no mistake of the formula's is told, too", () =>
  expect(formulaProblem("x", new RangeError("Too deep"))).toEqual({ words: "This formula cannot be read.", said: "RangeError: Too deep" }));
