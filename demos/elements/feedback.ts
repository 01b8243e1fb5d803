import { app } from "tutti";

export default app("Workshop", (ui) => {
  const marks = ui.state<Record<string, number>>("marks", {});
  ui.private((mine, me) => {
    // One value of the room, unless it is drawn for each person.
    const stars = mine.feedback("How was it?", { kind: "stars" });
    if (mine.button("Send", { disabled: stars === undefined })) marks.update((all) => ({ ...all, [me.id]: (stars ?? 0) + 1 }));
  });
  const given = Object.values(marks.value);
  ui.metric("On average", given.length === 0 ? null : given.reduce((sum, mark) => sum + mark, 0) / given.length, { format: { digits: 1, unit: "of 5" } });
});
