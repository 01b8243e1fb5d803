import type { State, Ui } from "tutti";

/** Containers, forms, parts of the script, and what is each person's own. */
export function layout(ui: Ui, bottom: Ui, clicks: State<number>): void {
  const [left, right] = ui.columns([1, 1], { gap: "large" });
  const card = left.container({ border: true });
  card.subheader("A container with a border");
  const row = card.container({ horizontal: true, gap: "small" });
  for (const name of ["One", "Two", "Three"]) row.button(name);
  const scroll = left.container({ border: true, height: 120 });
  for (let n = 1; n <= 12; n += 1) scroll.text(`Line ${n} of a container that scrolls`);
  const growing = left.container({ border: true, height: 96, autoscroll: true });
  for (let n = 0; n <= clicks.value; n += 1) growing.text(`${n} clicks: the end stays in sight`);
  const box = left.popover("A box that opens", { icon: "info" });
  box.text("It opens for whoever presses.");
  box.slider("Inside it", { min: 0, max: 10, value: 3 });
  const about = left.dialog("A dialog", (dialog) => {
    dialog.text("It lies over the page of whoever opened it, until they close it.");
    dialog.textArea("A note that everybody shares");
    const told = dialog.button("Tell everybody");
    if (told) dialog.toast(`${told.by.name} says hello`);
    if (dialog.button("Done", { kind: "primary" })) about.close();
  }, { icon: "info" });
  const ways = left.container({ horizontal: true, gap: "small" });
  if (ways.button("Open a dialog")) about.open();
  if (ways.button("Open it for everybody")) about.open({ everybody: true });
  if (left.toggle("A line at the bottom of the page")) bottom.text("What is drawn at the bottom stays in sight, whichever tab is open.");
  left.pageLink("/world", { label: "An app that has pages" });
  left.pageLink("https://www.w3.org/WAI/ARIA/apg/", { label: "A way to somewhere else" });
  const [plan, result] = left.tabs(["Plan", "Result"], { key: "together", shared: true });
  plan.text("These open for everybody.");
  result.text("All see this one now.");
  left.expander("An expander that opens for everybody", { shared: true }).text("Everybody reads this.");
  const cells = left.grid({ min: 90, columns: 4 });
  for (const name of ["One", "Two", "Three", "Four", "Five"]) cells.badge(name);
  const [first, second] = left.tabs(["First", "Second"]);
  first.text("Which tab is open is each person's own.");
  second.text("Nobody else's page moved.");

  const order = right.form("order", (form) => {
    form.subheader("A form");
    const what = form.select("What", ["Tea", "Coffee", "Water"]);
    const cups = form.slider("Cups", { min: 1, max: 12, value: 2 });
    form.caption(`A draft: ${cups} × ${what}. Everybody sees it.`);
    form.submitButton("Order", { kind: "primary" });
    return `${cups} × ${what}`;
  });
  right.text(order === undefined ? "Nothing was ordered yet." : `Ordered: ${order}.`);

  right.fragment((part) => {
    const [button, figure] = part.columns(2);
    if (button.button("Count in a fragment")) clicks.update((n) => n + 1);
    figure.metric("Clicks", clicks.value);
  });
  right.private((mine, me) => {
    const { locale, timeZone } = mine.context;
    mine.caption(`Your browser speaks ${locale}, in ${timeZone}.`);
    mine.info(`Only you see this, ${me.name}: it is drawn for each person.`, { title: "Private" });
  });
}
