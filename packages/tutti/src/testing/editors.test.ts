import type { RichBlock } from "@tutti/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { app } from "../app.ts";
import { readMarkdown } from "../runner/data/markdown.ts";
import { toMarkdown } from "../ui/rich-markdown.ts";
import { testApp } from "./index.ts";

const desk = app("Desk", (ui) => {
  const sql = ui.codeEditor("Query", { language: "sql", value: "select 1\r\n", key: "query", onChange: (code) => void ui.state("ran", "").set(code) });
  ui.text(`Query: ${sql}`);
  ui.text(`Ran: ${ui.state("ran", "").value}`);
  ui.text(`Live: ${ui.codeEditor("Notebook", { run: "live" })}`);
  ui.text(`Name: ${ui.textInput("Name", { run: "commit" })}`);
  const minutes = ui.richText("Minutes", { value: "# Minutes\n\n- one\n- two", key: "minutes" });
  ui.text(`Minutes: ${minutes.text} / ${minutes.markdown} / ${minutes.blocks.length} / ${minutes.empty}`);
  if (ui.button("Write")) {
    ui.setValue("query", "select 2");
    ui.setValue("minutes", "All **done**");
  }
  const sent = ui.form("form", (f) => {
    const code = f.codeEditor("Draft");
    const text = f.richText("Words");
    f.text(`Draft: ${code} ${text.text}`);
    f.submitButton("Send");
    return `${code}/${text.markdown}`;
  });
  ui.text(`Sent: ${sent}`);
});

const bold = (text: string): RichBlock[] => [{ type: "paragraph", content: [{ text, bold: true }] }];

describe("what is written together", () => {
  test("[EDIT-10] code counts once it is committed, and by whom is told; live code counts as it is written", async () => {
    const t = testApp(desk);
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    expect(ana.texts.slice(0, 3)).toEqual(["Query: select 1\n", "Ran: ", "Live: "]);
    expect(ana.codeEditor("Query").value).toBe("select 1\n");
    ana.codeEditor("Query").set("select 3");
    ben.codeEditor("Notebook").set("print()");
    ben.textInput("Name").set("Ada");
    await t.run();
    expect(ben.texts.slice(0, 4)).toEqual(["Query: select 3", "Ran: select 3", "Live: print()", "Name: Ada"]);
    expect(ben.codeEditor("Query").value).toBe("select 3");
    expect(ana.document("room")).toMatchObject({ query: "select 3", "text:query": "select 3" });
  });

  test("[EDIT-14] problems are found in the code that counts, and one that makes no sense is the author's mistake", async () => {
    const t = testApp(app("Lint", (ui) => void ui.codeEditor("Code", { value: "ok", problems: (code) => (code === "ok" ? [] : [{ line: code === "worse" ? 0 : 2, message: `not ${code}` }]) })));
    const ana = t.person("Ana");
    await t.run();
    expect(ana.codeEditor().props.problems).toBeUndefined();
    ana.codeEditor().set("bad");
    await t.run();
    expect(ana.codeEditor().props.problems).toEqual([{ line: 2, message: "not bad" }]);
    ana.codeEditor().set("worse");
    await t.run();
    expect(ana.errors[0]?.message).toContain('codeEditor "Code": the problem "not worse" is at line 0');
  });

  test("[EDIT-10] drafts of a form are seen as they are written, and count at its submit", async () => {
    const t = testApp(desk);
    const ana = t.person("Ana");
    await t.run();
    ana.codeEditor("Draft").set("draft");
    ana.richText("Words").set(bold("words"));
    await t.run();
    expect(ana.texts).toContain("Draft: draft words");
    expect(ana.texts).toContain("Sent: undefined");
    ana.form("form").submit();
    await t.run();
    expect(ana.texts).toContain("Sent: draft/**words**");
  });

  test("[EDIT-11] a default is written once, and what the script sets is written and counts", async () => {
    const t = testApp(desk);
    const ana = t.person("Ana");
    await t.run();
    expect(ana.texts).toContain("Minutes: Minutes\none\ntwo / # Minutes\n\n- one\n- two / 2 / false");
    ana.richText("Minutes").set([]);
    await t.run();
    expect(ana.texts).toContain("Minutes:  /  / 0 / true");
    ana.button("Write").click();
    await t.run();
    expect(ana.texts).toContain("Minutes: All done / All **done** / 1 / false");
    expect(ana.texts[0]).toBe("Query: select 2");
    expect(ana.codeEditor("Query").value).toBe("select 2");
  });

  test("[EDIT-13] what two write into one rich text, one of them offline, is all there", async () => {
    const t = testApp(desk);
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    ana.offline();
    ana.richText("Minutes").set([...bold("from the train"), ...ana.richText("Minutes").value]);
    ben.richText("Minutes").set([...ben.richText("Minutes").value, ...bold("from the office")]);
    await t.run();
    ana.online();
    await t.run();
    expect(ana.richText("Minutes").value).toEqual(ben.richText("Minutes").value);
    expect(ben.texts.join()).toContain("from the train\nMinutes\none\ntwo\nfrom the office");
  });
});

describe("Markdown of rich texts", () => {
  test("[EDIT-12] Markdown becomes blocks", () => {
    expect(readMarkdown("# One\n\nsoft\nline  \nhard [`c`](https://a.example/) ~~old~~\n\n3. a\n\n   b\n4. c\n\n> q\n\n```sql\nselect 1\n```\n\n---\n\n<b>x</b> ![pic](x.png) [no](javascript:alert(1))")).toEqual([
      { type: "heading", level: 1, content: [{ text: "One" }] },
      { type: "paragraph", content: [{ text: "soft" }, { text: " " }, { text: "line" }, { text: "\n" }, { text: "hard " }, { text: "c", code: true, link: "https://a.example/" }, { text: " " }, { text: "old", strike: true }] },
      { type: "orderedList", start: 3, items: [
        [{ type: "paragraph", content: [{ text: "a" }] }, { type: "paragraph", content: [{ text: "b" }] }],
        [{ type: "paragraph", content: [{ text: "c" }] }],
      ] },
      { type: "blockquote", content: [{ type: "paragraph", content: [{ text: "q" }] }] },
      { type: "codeBlock", language: "sql", text: "select 1" },
      { type: "rule" },
      { type: "paragraph", content: [{ text: "<b>x</b> " }, { text: "pic" }, { text: " [no](javascript:alert(1))" }] },
    ]);
  });

  test("[EDIT-12] blocks become Markdown that becomes the same blocks", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "_", "`", "[", "]", "(", ")", "<", ">", "\\", "#", "-", "+", "1", ".", "~", "&", "!", "|", "=", ":"), minLength: 1, maxLength: 7 });
    const plain = letters.map((text) => ({ text: `x${text}` }));
    const line = fc.oneof(letters.map((text) => [{ text }]), fc.tuple(plain, letters, plain).map(([a, text, b]) => [{ text: `${a.text} ` }, { text: `k${text}k`, bold: true as const }, { text: ` ${b.text}` }]));
    const paragraph = fc.record({ type: fc.constant("paragraph" as const), content: line });
    const block: fc.Arbitrary<RichBlock> = fc.oneof(
      paragraph,
      fc.record({ type: fc.constant("heading" as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const), content: letters.map((text) => [{ text: `h${text}h` }]) }),
      fc.record({ type: fc.constant("bulletList" as const), items: fc.array(fc.tuple(paragraph), { minLength: 1, maxLength: 3 }) }),
      fc.record({ type: fc.constant("orderedList" as const), start: fc.integer({ min: 0, max: 99 }), items: fc.array(fc.tuple(paragraph), { minLength: 1, maxLength: 3 }) }),
      fc.record({ type: fc.constant("blockquote" as const), content: fc.array(paragraph, { minLength: 1, maxLength: 2 }) }),
      fc.record({ type: fc.constant("codeBlock" as const), language: fc.constantFrom(null, "sql"), text: letters }),
      fc.constant({ type: "rule" } as const),
    );
    // One list right after another is one list in Markdown.
    const isList = ({ type }: RichBlock): boolean => type === "bulletList" || type === "orderedList";
    const text = fc.array(block, { maxLength: 4 }).map((blocks) => blocks.filter((each, i) => !(isList(each) && i > 0 && isList(blocks[i - 1] as RichBlock))));
    const words = (blocks: readonly RichBlock[]): unknown => JSON.parse(JSON.stringify(blocks, (key, value: unknown) => (key === "content" && Array.isArray(value) && value.every((part) => "text" in (part as object)) ? joined(value as { text: string; bold?: true }[]) : value)));
    fc.assert(fc.property(text, (blocks) => {
      expect(words(readMarkdown(toMarkdown(blocks))), toMarkdown(blocks)).toEqual(words(blocks));
    }), { numRuns: 400 });
  });
});

test("[RT-2] tables, tasks and pictures become Markdown and come back", () => {
  const words = (text: string): RichBlock[] => [{ type: "paragraph", content: text === "" ? [] : [{ text }] }];
  const text = "| Pier | Boats |\n| --- | --- |\n| Old \\| new | 3 |\n\n- [x] Tar\n  - [ ] Buy it\n- [ ] Paint\n\n![A pier](<https://a.example/pier.png>)\n\n![](<file_AAAAAAAAAAAAAAAAAAAAAA>)";
  const blocks: RichBlock[] = [
    { type: "table", rows: [[{ header: true, content: words("Pier") }, { header: true, content: words("Boats") }], [{ content: words("Old | new") }, { content: words("3") }]] },
    { type: "taskList", items: [{ done: true, content: [...words("Tar"), { type: "taskList", items: [{ done: false, content: words("Buy it") }] }] }, { done: false, content: words("Paint") }] },
    { type: "image", src: "https://a.example/pier.png", alt: "A pier" },
    { type: "image", src: "file_AAAAAAAAAAAAAAAAAAAAAA", alt: "" },
  ];
  expect(toMarkdown(blocks)).toBe(text);
  expect(readMarkdown(text)).toEqual(blocks);
  const bare: RichBlock[] = [{ type: "table", rows: [[{ content: words("a") }, { content: words("") }], [{ content: words("b") }, { content: words("c") }]] }];
  expect(readMarkdown(toMarkdown(bare))).toEqual(bare);
  for (const list of ["- \\[x\\] no task", "- [x] one\n- two", "- [y] three"]) expect(readMarkdown(list)[0]?.type).toBe("bulletList");
  expect(readMarkdown("![a](http://a.example/a.png) ![b](javascript:alert(1))")[0]?.type).toBe("paragraph");
});

/** Stretches that look the same, as one. */
const joined = (parts: readonly { readonly text: string; readonly bold?: true }[]): unknown =>
  parts.reduce<{ text: string; bold?: true }[]>((found, part) => {
    const last = found.at(-1);
    if (last && last.bold === part.bold) last.text += part.text;
    else found.push({ ...part });
    return found;
  }, []);
