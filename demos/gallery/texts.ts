import type { AnyUi } from "tutti";

const CODE = `import { app } from "tutti";

export default app("Hello", (ui) => {
  const name = ui.textInput("Your names", { value: "Ana and Bilal" });
  ui.markdown(\`Good morning, **\${name}**.\`); // everyone sees it
});`;

const MARKDOWN = `Markdown as on **GitHub**: *emphasis*, ~~struck~~, \`code\`, [a link](https://example.org) and lists.

1. First
2. Second
   - inside
   - [x] done
   - [ ] not yet

> A quotation stands apart.

| Instrument | Players | From |
|---|--:|:-:|
| Violin | 16 | 1550 |
| Oboe | 2 | 1660 |

\`\`\`sql
SELECT carrier, avg(delay) FROM flights GROUP BY carrier; -- highlighted
\`\`\`
`;

function cut(title: string, at: number): string {
  return title.length > at ? `${title.slice(0, at - 1)}…` : title;
}

/** Titles, running text, Markdown and code. */
export function texts(ui: AnyUi): void {
  const [left, right] = ui.columns(2, { gap: "large" });
  left.header("A header");
  left.subheader("A subheader with `code`", { help: "Help stands behind a *question mark*." });
  left.text("Text is shown as it is: <b>no HTML</b>, **no Markdown**.");
  left.markdown(MARKDOWN);
  left.caption("A caption is small, and says *where* it is from.");
  right.code(CODE, { language: "ts", lineNumbers: true });
  right.code("SELECT origin, count(*) FROM flights WHERE delay > 15 GROUP BY origin ORDER BY 2 DESC LIMIT 10;", { language: "sql", wrap: true });
  right.code("plain text, without a language");
  right.echo(() => right.caption(`${MARKDOWN.length} characters: this line shows the code that it was drawn by.`));
  right.expander("How a title is cut").showSource(cut);
  right.divider();
  right.markdown("Centred, under a divider", { align: "center" });
}
