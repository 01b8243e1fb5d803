import type { PageUi } from "tutti";
import { COUNTRIES, inYear, ofCountry } from "../countries.ts";
import type { Remarks } from "../remarks.ts";

export const COUNTRY_KEY = "country";

/** One country over the years, and what the room has to say of it. */
export function country(ui: PageUi, year: number, remarks: Remarks): void {
  // The address carries the country, so that a link to this page can be sent.
  const name = ui.select("Country", COUNTRIES, { key: COUNTRY_KEY, bind: "query", value: "Iceland" }) ?? "Iceland";
  const rows = ofCountry(name);
  const now = rows.find((row) => row.year === year);
  const rank = now ? inYear(year).filter(({ life }) => life > now.life).length + 1 : null;
  ui.title(name);
  const [life, place, people] = ui.columns(3);
  life.metric(`Life expectancy in ${year}`, now?.life ?? null, { border: true, format: { digits: 1, unit: "years" }, sparkline: rows.map((row) => row.life) });
  place.metric("Place among all", rank, { border: true, help: `Of ${inYear(year).length} countries, by life expectancy.` });
  people.metric("People", now?.people ?? null, { border: true, format: { style: "compact" }, sparkline: rows.map((row) => row.people), sparklineKind: "area" });
  const [lives, births] = ui.columns(2, { border: true });
  lives.lineChart(rows, { x: "year", y: "life", title: "Life expectancy", yLabel: "years" });
  births.lineChart(rows, { x: "year", y: "children", title: "Children a woman" });

  const write = ui.dialog("Remark", (dialog) => {
    dialog.caption(`About ${name}, in ${year}. Everybody who opens this writes in the same text.`);
    const text = dialog.textArea("What do you see?", { key: "remark", placeholder: "A dip after a war, a jump after a vaccine…" });
    const keep = dialog.button("Keep it", { kind: "primary", disabled: text.trim() === "" });
    if (!keep) return;
    remarks.update((all) => [...all, { country: name, year, text: text.trim(), by: keep.by.name }].slice(-100));
    ui.setValue("remark", "");
    dialog.toast(`${keep.by.name} remarked on ${name}`);
    write.close();
  });
  if (ui.button("Remark…", { icon: "pencil" })) write.open();
  for (const { text, by, year: when } of remarks.value.filter((remark) => remark.country === name)) ui.chatMessage(by).markdown(`${text} :grey[(${when})]`);
}
