import type { Ui } from "tutti";

const CITIES = ["Lagos", "Lima", "Lisbon", "Lusaka"] as const;
const PEOPLE = [{ id: "a", label: "Ana Moreau" }, { id: "b", label: "Bilal Khan" }, { id: "c", label: "Chen Jia" }] as const;

/** Every input: usual, empty, disabled, with help, and what came of it. */
export function inputs(ui: Ui): void {
  const [one, two, three] = ui.columns(3, { gap: "large" });
  one.subheader("Choices");
  const city = one.select("City", CITIES);
  const none = one.select("City, or none", CITIES, { value: null, clearable: true, placeholder: "Any city" });
  const people = one.multiselect("Who is coming", PEOPLE, { value: [PEOPLE[0]], help: "Two people's additions **both** stay." });
  const size = one.radio("Size", ["Small", "Medium", "Large"], { horizontal: true, value: "Medium" });
  const checked = one.checkbox("I have read the plan");
  const on = one.toggle("Notify me", { value: true });

  two.subheader("Numbers and days");
  const level = two.slider("Level", { min: 0, max: 100, value: 40, run: "drag", help: "Others see it move before it is let go." });
  const [low, high] = two.slider("Range", { min: 0, max: 1, step: 0.05, value: [0.25, 0.75], format: { style: "percent" } });
  const count = two.numberInput("Count", { value: 3, min: 0, max: 10 });
  const price = two.numberInput("Price, if known", { value: null, format: { style: "currency", currency: "EUR" }, placeholder: "Not known" });
  const day = two.dateInput("Day", { value: "2027-02-14", min: "2027-01-01", max: "2027-12-31" });
  const due = two.dateInput("Due, if at all");

  three.subheader("Words and presses");
  const name = three.textInput("Name", { placeholder: "Anybody" });
  const limited = three.textInput("At most 12 characters", { value: "Twelve", maxChars: 12 });
  const note = three.textArea("Note", { value: "Several lines,\nco-edited letter by letter.", height: 96 });
  const pressed = three.button("Primary", { kind: "primary", icon: "check" });
  three.button("Secondary", { shortcut: "Ctrl+Enter" });
  three.button("Tertiary", { kind: "tertiary" });
  if (pressed) three.toast(`${pressed.by.name} pressed the button`);

  const off = ui.expander("Disabled");
  const [a, b, c] = off.columns(3);
  a.select("Chosen for you", CITIES, { disabled: true });
  a.checkbox("Cannot be changed", { disabled: true, value: true });
  b.slider("Fixed level", { min: 0, max: 10, value: 4, disabled: true });
  b.numberInput("Fixed count", { value: 7, disabled: true });
  c.textInput("Fixed text", { value: "as it is", disabled: true });
  c.button("Not now", { disabled: true });

  ui.expander("What the script reads").code(JSON.stringify(
    { city, none, people: people.map((person) => person.label), size, checked, on, level, range: [low, high], count, price, day, due, name, limited, note }, null, 2,
  ), { language: "json" });
}
