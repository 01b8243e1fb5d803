import fc from "fast-check";
import { expect, test } from "vitest";
import { safeAddress, safeImage } from "./link.ts";
import { parseInline, plainText, type Inline } from "./parse-inline.ts";

const links = (pieces: readonly Inline[]): string[] =>
  pieces.flatMap((piece) => ("children" in piece ? [...(piece.kind === "link" ? [piece.to] : []), ...links(piece.children)] : []));

/** Text that is mostly marks, as somebody would write it who wants to break the reader. */
const hostile = fc.array(
  fc.constantFrom("*", "**", "_", "__", "~~", "`", "``", "[", "](", ")", "\\", " ", "a", "é", "<img src=x onerror=alert(1)>", "javascript:", "java\nscript:alert(1)", "https://x.y", "\u0000", "&lt;"),
  { maxLength: 60 },
).map((parts) => parts.join(""));

test("[MD-1] reads bold, italic, struck, code and links in one line", () => {
  expect(parseInline("**Net** of `tax`, *not* ~~gross~~ [more](https://a.b/c)")).toEqual([
    { kind: "strong", children: [{ kind: "text", text: "Net" }] },
    { kind: "text", text: " of " },
    { kind: "code", text: "tax" },
    { kind: "text", text: ", " },
    { kind: "em", children: [{ kind: "text", text: "not" }] },
    { kind: "text", text: " " },
    { kind: "del", children: [{ kind: "text", text: "gross" }] },
    { kind: "text", text: " " },
    { kind: "link", to: "https://a.b/c", children: [{ kind: "text", text: "more" }] },
  ]);
  expect(parseInline("**a *b* c**")).toEqual([{
    kind: "strong",
    children: [{ kind: "text", text: "a " }, { kind: "em", children: [{ kind: "text", text: "b" }] }, { kind: "text", text: " c" }],
  }]);
});

test.each([
  "snake_case_name", "2 * 3 * 4", "a ** b", "`open", "[label](", "[](https://a.b)", "__init__.py is", "5 _000", "*", "**", "~~",
])("[MD-1] what does not close stays as it was typed: %s", (text) => {
  if (text !== "__init__.py is") expect(parseInline(text)).toEqual([{ kind: "text", text }]);
  expect(plainText(parseInline(text))).not.toBe("");
});

test("[MD-1] a backslash takes a mark's meaning away", () => {
  expect(parseInline("\\*not\\* \\[x\\](y)")).toEqual([{ kind: "text", text: "*not* [x](y)" }]);
});

test.each([
  "javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\tscript:alert(1)", "java\nscript:alert(1)", "\u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "blob:https://a/b", "//evil.example", "\\\\evil.example", "/\\evil.example", "",
])("[MD-2] no link leads to %j", (address) => {
  expect(safeAddress(address)).toBeUndefined();
  expect(links(parseInline(`[click](${address})`))).toEqual([]);
});

test("[MD-2] links lead to the web, to mail, to a telephone, and inside the app", () => {
  for (const address of ["https://a.b", "http://a.b/c?d#e", "mailto:a@b.c", "tel:+123", "#part", "/app/room", "page?x=1"]) {
    expect(safeAddress(address)).toBe(address);
  }
});

test("[MD-2] an image is never a script or an SVG written out", () => {
  expect(safeImage("data:image/svg+xml;base64,AAAA")).toBeUndefined();
  expect(safeImage("data:text/html;base64,AAAA")).toBeUndefined();
  expect(safeImage("mailto:a@b.c")).toBeUndefined();
  expect(safeImage("data:image/png;base64,iVBORw0=")).toBe("data:image/png;base64,iVBORw0=");
});

test("[MD-2] whatever is written, links lead only where links may", () => {
  fc.assert(fc.property(hostile, (text) => {
    for (const to of links(parseInline(text))) {
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(to)?.[1]?.toLowerCase();
      expect([undefined, "http", "https", "mailto", "tel"]).toContain(scheme);
    }
  }), { numRuns: 2_000 });
});

test("[MD-3] whatever is written, its words stay, in their order", () => {
  const words = (text: string): string => text.replace(/[^a-zé]/g, "");
  fc.assert(fc.property(hostile, (text) => {
    const shown = plainText(parseInline(text));
    let at = 0;
    for (const letter of text) if (letter === shown[at]) at += 1;
    expect(at).toBe(shown.length);
    if (!text.includes("](")) expect(words(shown)).toBe(words(text));
  }), { numRuns: 2_000 });
});

test("[MD-3] a hundred thousand marks are read without exhausting anything", () => {
  for (const mark of ["*", "**a", "_a", "`", "[", "[a](", "~~", "\\", "*a_b", "[a](b", "`` `"]) {
    const text = mark.repeat(100_000 / mark.length);
    expect(plainText(parseInline(text)).length).toBeGreaterThan(0);
  }
});
