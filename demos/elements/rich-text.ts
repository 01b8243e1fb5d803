import { app } from "tutti";

const START = `# Minutes of the harbour council

Present: *Ana*, *Bilal*

1. The new pier
2. **Night buses** in July

> Nothing is decided before everybody has read it.`;

export default app("Minutes", (ui) => {
  const minutes = ui.richText("Minutes", { value: START, placeholder: "What was said" });
  const headings = minutes.blocks.filter((block) => block.type === "heading").length;
  ui.caption(`${minutes.text.split(/\s+/).length} words, ${headings} headings`);
  ui.expander("As Markdown").code(minutes.markdown, { language: "markdown" });
});
