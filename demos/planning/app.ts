import { app } from "tutti";
import { CITIES, dayAfter, outlook, year, type City } from "./weather.ts";

interface Plan {
  readonly what: string;
  readonly city: City;
  readonly from: string;
  readonly days: number;
  readonly needs: string;
  readonly by: string;
}

const NEEDS = ["Room for twelve", "Whiteboards", "Vegetarian food", "Step-free access", "Video link"] as const;
const degrees = { digits: 0, unit: "°C" } as const;

export default app("Meeting planner", (ui) => {
  const plans = ui.state<readonly Plan[]>("plans", []);

  ui.title("Where and when do we meet?");
  ui.caption("Fill the form in together: everyone sees every choice as it is made, and one of you proposes it.");

  const [left, right] = ui.columns([1, 1.3], { gap: "large" });
  left.form("plan", (form) => {
    form.subheader("A proposal");
    const what = form.textInput("What for", { placeholder: "Quarterly review", maxChars: 60 });
    const city = form.radio("City", CITIES, { horizontal: true });
    const from = form.dateInput("First day", { value: "2027-05-17", min: "2026-01-01", max: "2028-12-31" });
    const days = form.slider("Days", { min: 1, max: 10, value: 3 });
    const needs = form.multiselect("What we need", NEEDS);
    form.textArea("Notes", { placeholder: "Anything to keep in mind", height: 88 });
    const weather = outlook(city, from, days);
    form.caption(`In ${city} these days brought ${Math.round(weather.low)} to ${Math.round(weather.high)} °C, and rain on ${Math.round(100 * weather.wet)} in 100 of them (2012 to 2015).`);
    form.submitButton("Propose", { kind: "primary" });
    return { what: what.trim() || "A meeting", city, from, days, needs: needs.join(", ") };
  }, {
    onSubmit: (plan, { by }) => plans.update((list) => [...list, { ...plan, by: by.name }]),
  });

  const weather = right.container({ border: true });
  weather.subheader("The year in both cities");
  const [seattle, newYork] = weather.tabs(CITIES);
  for (const [tab, name] of [[seattle, CITIES[0]], [newYork, CITIES[1]]] as const) {
    tab.lineChart(year(name), { x: "month", y: ["High", "Low"], format: degrees, yLabel: "°C", height: 240 });
  }

  const proposals = right.container({ border: true });
  proposals.subheader("Proposals");
  if (plans.value.length === 0) {
    proposals.text("None yet. The first one that you propose stands here, for all of you.");
    return;
  }
  const last = plans.value.at(-1);
  if (last) proposals.success(`**${last.what}** in ${last.city}, ${last.days} ${last.days === 1 ? "day" : "days"} from ${last.from}, proposed by ${last.by}.`, { title: "The newest" });
  proposals.dataframe(plans.value.map(({ what, city, from, days, needs, by }) => ({ what, city, from: new Date(from), to: new Date(dayAfter(from, days - 1)), needs: needs || null, by })), {
    columns: { what: { label: "What for" }, city: { label: "City" }, from: { label: "From" }, to: { label: "To" }, needs: { label: "Needs" }, by: { label: "Proposed by" } },
    hideIndex: true,
  });
  if (proposals.button("Start over", { kind: "tertiary" })) {
    plans.set([]);
    ui.rerun();
  }
});
