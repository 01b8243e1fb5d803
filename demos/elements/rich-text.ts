import { app } from "tutti";

const START = `# Minutes of the harbour council

Present: *Ana*, *Bilal*

1. The new pier
2. **Night buses** in July

| What | Who |
| --- | --- |
| Plan of the pier | Ana |

- [x] Book the room
- [ ] Send the minutes

> Nothing is decided before everybody has read it.`;

export default app("Minutes", (ui) => {
  const minutes = ui.richText("Minutes", { value: START, placeholder: "What was said" });
  const tasks = minutes.blocks.flatMap((block) => (block.type === "taskList" ? block.items : []));
  ui.caption(`${tasks.filter(({ done }) => done).length} of ${tasks.length} tasks done`);
  ui.expander("As Markdown").code(minutes.markdown, { language: "markdown" });
});
