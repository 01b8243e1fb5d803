import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight, languageOf } from "./highlight.ts";
import { linesOf, plainLines, type Line } from "./lines.ts";

const text = (lines: readonly Line[]): string => lines.map((line) => line.map((run) => run.text).join("")).join("\n");
const SOURCE = [
  "/* one", "two */ const a = `x ${b} <b>&amp;</b>`;", "", "// it's \"quoted\"", "SELECT a, '<script>' FROM t -- x", "def f(x): return {'a': 1}",
].join("\n");

test.each(["typescript", "python", "sql", "html", "json", "yaml", "nonsense", undefined])("[MD-6] no character of the code is lost or added: %s", async (language) => {
  expect(text(await highlight(SOURCE, language))).toBe(SOURCE);
});

test("[MD-6] whatever the code holds, its characters stay as they are", async () => {
  const piece = fc.constantFrom("<", ">", "&", "&lt;", '"', "'", "`", "${", "}", "/*", "*/", "//", "\n", " ", "</span>", '<span class="x">', "let", "1", "é");
  await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.constantFrom("ts", "py", "html", "sql", "md", "css"), async (parts, language) => {
    const source = parts.join("");
    expect(text(await highlight(source, language))).toBe(source);
  }), { numRuns: 400 });
});

test("[MD-6] a comment over several lines is a run in each of them", async () => {
  const lines = await highlight("/* one\ntwo */ let x", "ts");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual([{ text: "/* one", scope: "comment" }]);
  expect(lines[1]?.[0]).toEqual({ text: "two */", scope: "comment" });
  expect(lines[1]?.some((run) => run.scope === "keyword" && run.text === "let")).toBe(true);
});

test("[MD-6] languages are known by the names people use", () => {
  expect(["ts", " TSX ", "C++", "yml", "html", "constructor", "cobol", undefined].map(languageOf))
    .toEqual(["typescript", "typescript", "cpp", "yaml", "xml", undefined, undefined, undefined]);
});

test("[MD-6] until the highlighter is there, the lines are the same", () => {
  expect(text(plainLines(SOURCE))).toBe(SOURCE);
  expect(linesOf("").length).toBe(plainLines("").length);
});
