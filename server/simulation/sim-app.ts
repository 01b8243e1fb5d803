import type { EventId, PersonId } from "@tutti/protocol";
import { app, type App } from "tutti";
import { simPages } from "./sim-pages.ts";

/** The world outside: what happened there stays, whatever dies. */
export class Outside {
  readonly happened: { readonly id: EventId; readonly by: PersonId }[] = [];
}

/** The columns of the table that is edited: each person writes in their own. */
export const COLUMNS = { p0: 0, p1: 0, p2: 0, p3: 0, p4: 0 };

/** Written once, by the room. */
export const DEFAULT_NOTE = "seed ";

/** The script that is run: values, a set, a text, state, a button, a form, an owner's widget, and a private part; pages and files, where there are some. */
export const simApp = (outside: Outside, parts: { readonly pages: boolean; readonly files: boolean }): App =>
  app("Simulation", (ui) => {
    const a = ui.slider("a", { key: "a", min: 0, max: 999, value: 0 });
    const set = ui.multiselect("set", ["x", "y", "z"], { key: "set", value: ["x"] });
    const note = ui.textArea("note", { key: "note", value: DEFAULT_NOTE });
    const owned = ui.checkbox("owned", { key: "owned", editableBy: "owner" });
    const count = ui.state("count", 0);
    const click = ui.button("go", { key: "go" });
    if (click) {
      outside.happened.push({ id: click.id, by: click.by.id });
      count.set(count.value + 1);
    }
    const plan = ui.form("plan", (form) => {
      const goal = form.numberInput("goal", { key: "goal", value: 1 });
      form.submitButton("send", { key: "send" });
      return goal;
    }, { onSubmit: (_, { id, by }) => outside.happened.push({ id, by: by.id }) });
    const table = ui.dataEditor([{ id: "first", ...COLUMNS }, { id: "second", ...COLUMNS }], { label: "table", key: "table", rowId: "id", rows: "dynamic" });
    ui.metric("all", a + count.value + set.length + note.length + (plan ?? 0) + (owned ? 1 : 0) + table.rows.length);
    ui.private((mine, me) => {
      const secret = mine.numberInput("secret", { key: "secret", value: 0 });
      mine.text(secretOf(me.id, secret));
      const press = mine.button("mine", { key: "mine" });
      if (press) outside.happened.push({ id: press.id, by: me.id });
      if (parts.files) mine.text(`${mine.fileUpload("own", { key: "own", many: true }).length}`);
    });
    if (parts.files) ui.text(ui.fileUpload("files", { key: "files", many: true }).map(({ name }) => name).join());
    if (parts.pages) ui.pages(simPages(outside, a));
  });

/** What only its person may ever be sent. */
export const secretOf = (person: PersonId, value: number | string = ""): string => `secret of ${person} ${value}`;
