import type { Ui } from "tutti";

const CITIES = ["Lagos", "Lima", "Lisbon", "Lusaka"] as const;
const ZONES = ["Africa", "America", "Asia", "Europe", "Pacific"].flatMap((part) => ["North", "East", "South", "West"].map((side) => `${part}, ${side}`));
const SIZES = ["XS", "S", "M", "L", "XL"] as const;
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

  const more = moreInputs(ui);
  together(ui);
  written(ui);

  const off = ui.expander("Disabled");
  const [a, b, c] = off.columns(3);
  a.select("Chosen for you", CITIES, { disabled: true });
  a.checkbox("Cannot be changed", { disabled: true, value: true });
  b.slider("Fixed level", { min: 0, max: 10, value: 4, disabled: true });
  b.numberInput("Fixed count", { value: 7, disabled: true });
  c.textInput("Fixed text", { value: "as it is", disabled: true });
  c.button("Not now", { disabled: true });
  a.pills("Chosen pill", ["Solo", "Duo", "Trio"], { value: "Duo", disabled: true });
  a.segmented("Chosen part", ["Day", "Week"], { disabled: true });
  a.feedback("Closed", { kind: "stars", value: 3, disabled: true });
  b.selectSlider("Fixed size", ["S", "M", "L"], { value: "M", disabled: true });
  b.timeInput("Fixed time", { value: "08:15", disabled: true });
  b.dateInput("Fixed days", { value: ["2027-02-14", "2027-02-16"], disabled: true });
  c.colorPicker("Fixed colour", { value: "#3d4fd8", disabled: true });
  c.counter("Closed count", { value: 3, disabled: true });
  c.menuButton("No menu", ["Nothing"], { disabled: true });
  c.linkButton("No link", "https://example.com", { disabled: true });

  ui.expander("What the script reads").code(JSON.stringify(
    { city, none, people: people.map((person) => person.label), size, checked, on, level, range: [low, high], count, price, day, due, name, limited, note, ...more }, null, 2,
  ), { language: "json" });
}

/** Choices in sight, times, colours and the like. */
function moreInputs(ui: Ui): Record<string, unknown> {
  const [one, two, three] = ui.columns(3, { gap: "large" });
  one.subheader("In sight");
  const tempo = one.pills("Tempo", ["Largo", "Adagio", "Andante", "Allegro", "Presto"], { value: "Andante", clearable: true });
  const parts = one.pills("Parts", ["Strings", "Winds", "Brass", "Drums"], { many: true, value: ["Strings"], max: 3, help: "Up to three; two people's choices both stay." });
  const span = one.segmented("Span", ["Day", "Week", "Month"], { value: "Week" });
  const days = one.segmented("Rehearsals", ["Mo", "Tu", "We", "Th", "Fr"], { many: true, value: ["Tu", "Th"] });
  const zone = one.select("Part of the world", ZONES, { value: null, clearable: true, placeholder: "Type to find one", help: "Long lists are searched." });

  two.subheader("Tracks, days and times");
  const size = two.selectSlider("Size", SIZES, { value: "M" });
  const sizes = two.selectSlider("Sizes in stock", SIZES, { value: ["S", "L"] });
  const trip = two.dateInput("Tour", { value: ["2027-02-14", "2027-02-20"], min: "2027-01-01", max: "2027-12-31" });
  const start = two.timeInput("Doors open", { value: "19:30", min: "10:00", step: 900 });
  const stage = two.dateTimeInput("Sound check");

  const season = two.slider("Season", { min: "2027-01-01", max: "2027-12-31", value: ["2027-03-01", "2027-06-30"] });
  const opens = two.slider("Box office opens", { min: "08:00", max: "20:00", value: "10:30" });

  three.subheader("And more");
  const hall = three.select("Hall", ["Great hall", "Chamber hall"], { newOptions: true, help: "Type another one." });
  const colour = three.colorPicker("Colour of the poster", { value: "#c2410c" });
  const thumbs = three.feedback("Was it any good?");
  const mood = three.feedback("Mood", { kind: "faces", value: 3 });
  const stars = three.feedback("Stars", { kind: "stars" });
  const mail = three.textInput("E-mail", { type: "email", placeholder: "ana@example.org" });
  const code = three.textInput("Code of the hall", { value: "AB-12", validate: { pattern: /[A-Z]{2}-\d{2}/, message: "Two capitals, a dash and two digits." } });
  const page = ui.pagination("Page of the score", { pages: 24, value: 7 });
  return { tempo, parts, span, days, zone, size, sizes, trip, start, stage, season, opens, hall, colour, thumbs, mood, stars, mail, code, page };
}

/** What people do together: nothing of it is overwritten. */
function together(ui: Ui): void {
  ui.subheader("Together");
  const [one, two, three] = ui.columns(3, { gap: "large" });
  const done = one.checklist("Before the concert", ["Tune the **piano**", "Print the programme", "Open the doors"], { value: ["Print the programme"] });
  one.caption(`${done.length} done`);
  const cups = two.counter("Cups of coffee", { unit: "cups", help: "It adds up, also what was added offline." });
  const balance = two.counter("Seats", { value: 100, step: 10, down: true });
  two.caption(`${cups} cups, ${balance} seats`);
  three.poll("What do we play?", ["Brahms", "Clara Schumann", "Something new"]);
  three.poll("Secret until you vote", ["Yes", "No"], { results: "voted" });
  const presses = ui.container({ horizontal: true });
  const act = presses.menuButton("File", ["Copy", "Move", "Archive"], { icon: "copy" });
  presses.linkButton("The score", "https://example.com/score", { icon: "download" });
  presses.linkButton("Start page", "/", { kind: "tertiary" });
  if (act) ui.toast(`${act.by.name} chose ${act.option}`);
}

/** What people write and move together. */
function written(ui: Ui): void {
  ui.subheader("Written together");
  const [left, right] = ui.columns(2, { gap: "large" });
  left.codeEditor("Query", {
    language: "sql", value: "select piece, minutes\nfrom programme\nwhere minutes > 'long'", schema: { programme: ["piece", "minutes"] },
    problems: [{ line: 3, column: 17, message: "minutes is a number" }, { line: 1, message: "No order is given", severity: "info" }],
    help: "Ctrl+Enter runs it.",
  });
  left.codeEditor("Read only", { language: "python", value: "def tempo(bpm: int) -> str:\n    return \"Presto\" if bpm > 168 else \"Andante\"", readOnly: true });
  right.richText("Minutes of the meeting", { value: "## Decided\n\n1. Brahms **opens** the season\n2. See [the hall](https://example.com)\n\n> Tickets from March", placeholder: "What was said" });
  right.richText("Empty", { placeholder: "Nobody has written anything", toolbar: false });
  right.richText("Closed", { value: "Nobody may change *this*.", disabled: true });
  ui.kanban("Programme", ["To rehearse", "In rehearsal", "Ready"], {
    cards: [
      { title: "Symphony No. 4", note: "With triangle", column: "To rehearse" }, { title: "Piano concerto", column: "To rehearse" },
      { title: "Overture No. 2", note: "Strings alone\nuntil Friday", column: "In rehearsal" },
    ],
  });
  ui.kanban("Past seasons", ["2025", "2026"], { cards: [{ title: "Requiem", column: "2025" }], disabled: true });
}
