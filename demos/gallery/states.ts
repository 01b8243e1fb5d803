import type { Ui } from "tutti";

const LONG = "A label that goes on and on, as labels do where a questionnaire has been translated word by word from another language";
const OPTIONS = ["A first option whose text is longer than the field that it stands in", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "Short"] as const;

/** The states that an input can be in, beside the usual one: long words, wrong, empty, still to come, and not for everybody. */
export function states(ui: Ui): void {
  const [long, wrong, locked] = ui.columns(3, { gap: "large" });
  long.subheader("Long words");
  long.select(LONG, OPTIONS, { help: "Help beside a long label." });
  long.multiselect("Several long ones", OPTIONS, { value: [...OPTIONS] });
  long.radio("One of the long ones", OPTIONS);
  long.pills("Long pills", OPTIONS, { value: OPTIONS[1] });
  long.checkbox(LONG, { key: "long-box" });
  long.toggle(LONG, { key: "long-switch" });
  long.slider(LONG, { key: "long-slider", min: 0, max: 1_000_000_000, value: 123_456_789, format: { style: "currency", currency: "EUR" } });
  long.button("A button whose words are more than it can hold on one line of a narrow column", { icon: "check" });
  long.metric(LONG, 123_456_789_012, { border: true, delta: "a remark that is longer than the figure itself" });

  wrong.subheader("Not as it should be");
  wrong.textInput("Write what is no address", { type: "email", placeholder: "ana at example" });
  wrong.textInput("Digits alone", { validate: { pattern: /^\d+$/, message: "Digits alone." }, placeholder: "twelve" });
  wrong.textArea("At most twelve letters", { maxChars: 12, height: 72 });
  wrong.subheader("Nothing there");
  wrong.select("No options", [] as string[], { placeholder: "There is nothing to choose" });
  wrong.multiselect("No options at all", [] as string[], { placeholder: "Nothing" });
  wrong.checklist("Nothing to do", []);
  wrong.poll("A question without answers", [] as string[]);
  wrong.subheader("Still to come");
  wrong.skeleton({ height: 36 });
  wrong.progress(null, "Nobody knows how long");
  wrong.status("Under way", { state: "running" });

  locked.subheader("For owners alone");
  locked.caption("You read these, and see values, not controls that refuse.");
  const only = { editableBy: "owner" } as const;
  locked.slider("Budget", { min: 0, max: 100, value: 60, ...only });
  locked.select("Office", ["Oslo", "Bergen"], { ...only });
  locked.multiselect("Parts", ["Strings", "Winds"], { value: ["Strings"], ...only });
  locked.radio("Size", ["Small", "Large"], { horizontal: true, key: "own-size", ...only });
  locked.checkbox("Agreed", { value: true, ...only });
  locked.toggle("Public", { ...only });
  locked.numberInput("Seats", { value: 412, key: "own-seats", ...only });
  locked.dateInput("Opens on", { value: "2027-02-14", ...only });
  locked.timeInput("At", { value: "19:30", ...only });
  locked.textInput("Motto", { value: "Everybody plays", ...only });
  locked.pills("Tempo", ["Largo", "Presto"], { value: "Presto", key: "own-tempo", ...only });
  locked.feedback("Rating", { kind: "stars", value: 3, key: "own-rating", ...only });
  locked.colorPicker("Colour", { value: "#3d4fd8", ...only });
  locked.counter("Cups", { value: 12, key: "own-cups", ...only });
  locked.button("Publish", { ...only });
}
