import { app, page } from "tutti";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Pages, dialogs, places and addresses, as one app of a small library. */
export default app("Library", (ui) => {
  const branch = ui.sidebar.select("Branch", ["Harbour", "Market"], { key: "branch", bind: "query" });
  const find = ui.sidebar.textInput("Find", { key: "find", bind: "query" });
  if (find !== "") ui.caption(`Looking for ${find}`);
  if (ui.sidebar.toggle("Closed", { key: "closed" })) {
    ui.warning("The library is closed today");
    ui.stop();
  }
  const note = ui.state("note", "nothing yet");

  const start = page("Start", (p) => {
    p.title(`Library at the ${branch}`);
    p.text(`Last note: ${note.value}`);
    const write = p.dialog("Write a note", (d) => {
      const text = d.textInput("Note");
      if (d.button("Keep it", { kind: "primary" })) {
        note.set(text);
        write.close();
      }
    });
    if (p.button("Write…")) write.open();
    if (p.button("Show all")) write.open({ everybody: true });
    const box = p.popover("Opening hours");
    box.text("Ten to six");
    p.pageLink("loans");
    p.private((mine) => {
      const own = mine.toggle("Quiet", { key: "quiet", bind: "query" });
      mine.caption(`${mine.context.theme} ${own ? "quiet" : "loud"} ${JSON.stringify(mine.context.query)}`);
    });
  }, { icon: "sun" });

  const loans = page("Loans", (p) => {
    p.title("Loans");
    const days = p.slider("Days", { key: "days", min: 1, max: 30, value: 14 });
    p.text(`For ${days} days`);
    if (p.button("Back to the start")) p.switchPage(start);
    const [plan, done] = p.tabs(["Open", "Returned"], { key: "loans", shared: true });
    plan.text("Twelve are open");
    done.text("Nine came back");
    p.expander("Fees", { shared: true }).text("Ten cents a day");
    const more = p.checkbox("More shelves");
    const shelves = [...(more ? ["New"] : []), "Novels", "Poems"];
    for (const [i, shelf] of p.tabs(shelves, { key: "shelves" }).entries()) shelf.text(`Shelf of ${shelves[i]}`);
    const about = p.empty();
    if (!more) about.expander("About the shelves").text("They were built in 1931");
    const list = p.grid({ columns: 3, min: 120 });
    for (const title of ["Persuasion", "Emma", "Sanditon"]) list.container({ border: true }).text(title);
  }, { icon: "table" });

  const slow = page("Archive", async (p) => {
    p.title("Archive");
    await wait(1_500);
    p.text("All of it");
  });

  const desk = page("Desk", (p) => {
    p.title("Desk");
    for (let n = 1; n <= 60; n += 1) p.text(`Line ${n}`);
    const lines = p.state("lines", 20);
    if (p.bottom.button("Add an entry")) lines.update((count) => count + 1);
    const log = p.container({ height: 120, autoscroll: true, border: true });
    for (let n = 1; n <= lines.value; n += 1) log.text(`Entry ${n}`);
    p.pageConfig({ title: "The desk", layout: "wide" });
  });

  ui.pages({ "": [start, loans], Rooms: [slow, desk] });
});
