import { app } from "tutti";

/** What only an owner may see is drawn here in every way that there is; its words are looked for in what others receive. */
export default app("Secret", (ui) => {
  const level = ui.slider("Level", { min: 0, max: 10, value: 1 });
  ui.slider("Limit", { min: 0, max: 10, value: 1, editableBy: "owner" });
  ui.fileUpload("Papers", { key: "papers" });
  ui.private((mine, me) => {
    if (me.role !== "owner") {
      mine.text("Nothing here is for you");
      return;
    }
    mine.text(`CANARY-text at ${level}`);
    mine.metric("CANARY-label", level);
    mine.dataframe(Array.from({ length: 500 }, (_, n) => ({ row: `CANARY-row-${n}` })));
    mine.textInput("Word");
    mine.slider("Mine", { min: 0, max: 100, value: 1 });
    mine.textArea("Diary");
    mine.fileUpload("Own papers", { key: "own" });
    if (mine.button("Tell")) mine.toast("CANARY-toast");
    mine.downloadButton("Take", "CANARY-file", { fileName: "CANARY-name.txt" });
    if (level === 5) throw new Error("CANARY-error");
  });
});
