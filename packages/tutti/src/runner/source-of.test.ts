import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { bodyOf, leftAligned, sourceOf, writtenSource } from "./source-of.ts";

const FILE = `import { app } from "tutti";
interface Row { readonly n: number }
export default app("Echo", (ui) => {
  ui.echo(() => {
    const rows: readonly Row[] = load<Row>(7) as Row[];
    // a remark
    return rows.map(({ n }: Row): number => n * 2);
  });
  ui.echo(() => ui.text("one line" as string));
  ui.echo(() => ui.text("one line" as string));
});
`;
/** As Node runs it: types are spaces. The functions are cut out of it as they say of themselves. */
const running = stripTypeScriptTypes(FILE);
const cut = (begin: string, end: string, from = 0): string => {
  const at = running.indexOf(begin, from);
  return running.slice(at, running.indexOf(end, at) + end.length);
};

test("[ECHO-1] a function is found in its file as it was written, with its types", () => {
  const block = cut("() => {\n", "\n  }");
  expect(block).not.toContain("readonly");
  const written = sourceOf(block, FILE, 4);
  expect(written).toContain("const rows: readonly Row[] = load<Row>(7) as Row[];");
  expect(bodyOf(written ?? "")).toBe("const rows: readonly Row[] = load<Row>(7) as Row[];\n// a remark\nreturn rows.map(({ n }: Row): number => n * 2);");
  const line = cut("() => ui.text", "          )");
  expect(sourceOf(line, FILE, 10)?.trim()).toBe('() => ui.text("one line" as string)');
  expect(bodyOf(line)).toBe('ui.text("one line"          )');
});

test("[ECHO-2] where it stands in no file, what runs is shown", () => {
  expect(sourceOf("() => 42", FILE, 1)).toBeUndefined();
  const at = { file: "/app.js", line: 1, column: 1 };
  expect(writtenSource("() => {\n    go();\n  }", true, at, { text: () => FILE })).toEqual({ body: "go();", language: "js" });
  expect(writtenSource("function go() { return 1; }", false, undefined, { text: () => undefined })).toEqual({ body: "function go() { return 1; }", language: "ts" });
});

test("[ECHO-3] lines go to the left together, and empty ones stay", () => {
  expect(leftAligned("\n    a\n\n      b\n    ")).toBe("a\n\n  b");
  expect(bodyOf("async (x) => {\n  await x;\n}")).toBe("await x;");
  expect(bodyOf("() => ({ a: 1 })")).toBe("({ a: 1 })");
});

test("[ECHO-4] echo gives what its block gives, above or below it, and shows the error of one that throws below its code", async () => {
  const t = testApp(app("Echo", async (ui) => {
    const n = ui.echo(() => {
      ui.text("drawn");
      return 7;
    }, { position: "below" });
    const later = await ui.echo(async () => n + 1);
    ui.text(`gave ${n} ${later}`);
    ui.showSource(function forecast() { return 1; });
    ui.echo(() => {
      throw new Error("in the block");
    });
  }));
  await t.run();
  expect(t.texts.slice(0, 1)).toEqual(["drawn"]);
  expect(t.texts).toContain("gave 7 8");
  expect(t.all("code").map(({ props }) => props.body.replaceAll(/\s+/g, " "))).toEqual([
    'ui.text("drawn"); return 7;', "n + 1", expect.stringContaining("function forecast()"), 'throw new Error("in the block");',
  ]);
  expect(t.errors.map(({ message }) => message)).toEqual(["in the block"]);
});
