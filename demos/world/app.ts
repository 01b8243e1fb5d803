import { app, page, type Page } from "tutti";
import { FIRST, LAST, STEP } from "./countries.ts";
import { allRemarks } from "./pages/all-remarks.ts";
import { compare } from "./pages/compare.ts";
import { country } from "./pages/country.ts";
import { overview } from "./pages/overview.ts";
import type { Remark } from "./remarks.ts";

export default app("Longer lives", (ui) => {
  const remarks = ui.state<readonly Remark[]>("remarks", []);
  // What stands around the pages is on all of them: the year is the same wherever somebody is.
  const year = ui.sidebar.slider("Year", { key: "year", min: FIRST, max: LAST, step: STEP, value: LAST, bind: "query", format: { style: "plain" } });
  ui.sidebar.caption("The year is everybody's, on every page.");

  const world = page("World", (p) => overview(p, year), { icon: "chart" });
  const one: Page = page("Country", (p) => country(p, year, remarks), { icon: "pointer" });
  const several = page("Compare", (p) => compare(p, year), { icon: "columns" });
  const seen = page("Remarks", (p) => allRemarks(p, remarks, one), { icon: "pencil" });
  ui.pages({ "": [world, one, several], "Together": [seen] });
});
