import type { Page, PageUi } from "tutti";
import { COUNTRY_KEY } from "./country.ts";
import type { Remarks } from "../remarks.ts";

/** Everything that was remarked, each with a way to its country. */
export function allRemarks(ui: PageUi, remarks: Remarks, country: Page): void {
  ui.title("What we have seen");
  if (remarks.value.length === 0) {
    ui.info("Nobody has remarked on anything yet. A country's page has a button for it.");
    ui.pageLink(country, { label: "To the countries" });
    return;
  }
  remarks.value.forEach((remark, n) => {
    const card = ui.container({ key: `remark-${n}`, border: true });
    card.markdown(`**${remark.country}, ${remark.year}** by ${remark.by}\n\n${remark.text}`);
    if (card.button("Look at it", { key: `look-${n}` })) {
      ui.setValue(COUNTRY_KEY, remark.country);
      ui.setValue("year", remark.year);
      ui.switchPage(country);   // whoever pressed goes there; the values are everybody's
    }
  });
}
