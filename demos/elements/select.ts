import { app } from "tutti";

const desks = { Oslo: 40, Bergen: 12, Tromsø: 6 };

export default app("Desks", (ui) => {
  const office = ui.select("Office", ["Oslo", "Bergen", "Tromsø"]);   // typed "Oslo" | "Bergen" | "Tromsø"
  const floor = ui.select("Floor, if you mind", ["Ground", "First", "Second"], { value: null, clearable: true, placeholder: "Any" });
  ui.metric(`Desks in ${office}${floor ? `, ${floor.toLowerCase()} floor` : ""}`, desks[office]);
});
