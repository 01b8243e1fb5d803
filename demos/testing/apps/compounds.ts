import { app, column } from "tutti";

/** Words as German has them, and names as databases have them, wherever an author writes some. */
const LONG = "Rechtsschutzversicherungsgesellschaftskundenbetreuung mit `net_revenue_adjusted_for_returns_eur`";
const OPTION = "Rechtsschutzversicherungsgesellschaftskundenbetreuung in Baden-Württemberg, ohne Rückläufer und Storni";

export default app("Compounds", (ui) => {
  const help = `**Bold** ${LONG}`;
  ui.title(LONG, { help });
  ui.header(LONG, { help });
  ui.subheader(LONG, { help });
  ui.caption(LONG, { help });
  ui.badge(LONG);
  ui.metric(LONG, OPTION, { help, delta: OPTION, deltaNote: OPTION });
  if (ui.button(`Press ${LONG}`, { help })) ui.toast(OPTION);
  ui.downloadButton(`Save ${LONG}`, "x", { help, fileName: "x.txt" });
  ui.linkButton(`Lead ${LONG}`, "https://example.com/", { help });
  ui.menuButton(`Menu ${LONG}`, [OPTION], { help });
  ui.popover(`Popover ${LONG}`, { help }).text(OPTION);
  ui.checkbox(LONG, { help });
  ui.radio(LONG, [OPTION, "b"], { help });
  ui.select(LONG, [OPTION], { help });
  ui.multiselect(LONG, [OPTION], { help, value: [OPTION] });
  ui.pills(LONG, [OPTION], { help });
  ui.segmented(LONG, [OPTION, "b"], { help });
  ui.slider(LONG, { min: 0, max: 3, help, format: "%d Rechtsschutzversicherungsgesellschaftskunden im Jahr" });
  ui.selectSlider(LONG, [OPTION, "b"], { help, value: [OPTION, "b"] });
  ui.numberInput(LONG, { help });
  ui.expander(LONG, { icon: "table" }).text(OPTION);
  ui.tabs([LONG, OPTION])[0].text(OPTION);
  ui.status(LONG).text(OPTION);
  ui.progress(0.4, LONG);
  ui.poll(LONG, [OPTION], { help });
  ui.checklist(LONG, [OPTION], { help });
  ui.dataframe([{ [OPTION]: OPTION }], { label: LONG, help });
  ui.dataEditor([{ a: OPTION }], { label: LONG, help, columns: { a: column.text({ label: LONG }) } });
  ui.dataframe([{ a: 1 }], { select: "row", help, columns: { a: { label: "Price", help: "**Net** of returns" } } });
  ui.table([{ a: 1 }], { columns: { a: { label: "Price", help } } });
  ui.container().chatInput(OPTION, { help });
  ui.form("long", (f) => void f.submitButton(`Send ${LONG}`, { help }));
});
